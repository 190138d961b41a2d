/** The style of the report: paper to read, night at the top; dark and print follow. Fonts are inside the file. */
export const style = `
*,*::before,*::after{box-sizing:border-box}
:root{--ink:#231736;--soft:#5d5170;--paper:#fbf7f1;--sand:#f3ebe0;--line:#cfc4de;--aubergine:#4a3379;--rose:#b01e5b;--lamp:#e0a100;--mist:#b9acd6;--night:#1d1230;--night-2:#4a3379;--glow:#ffc94d;--pale:#f6f0ff;
--text:"Atkinson Hyperlegible Next",Verdana,Arial,sans-serif;--voice:Fraunces,Georgia,serif}
@media (prefers-color-scheme:dark){:root{--ink:#f3edfb;--soft:#c3b7dc;--paper:#1d1230;--sand:#2c1f47;--line:#4f3f74;--aubergine:#a78be8;--rose:#ff7d9c;--lamp:#ffc94d;--mist:#7f70a8}}
html{font:400 1.0625rem/1.55 var(--text);color:var(--ink);background:var(--paper);color-scheme:light dark;scroll-padding-top:1rem}
body{margin:0;overflow-wrap:break-word}
main,.wide{max-width:62rem;margin:0 auto;padding:0 1rem}
.skip{position:absolute;left:-99rem}.skip:focus{left:1rem;top:1rem;background:var(--glow);color:#1d1230;padding:.5rem 1rem;z-index:2}
:focus-visible{outline:3px solid var(--glow);outline-offset:2px;box-shadow:0 0 0 6px #1d1230;border-radius:4px}
header{background:radial-gradient(120% 140% at 80% 0,var(--night-2),var(--night) 62%);color:var(--pale);padding:2.2rem 0 2rem}
header h1{color:inherit;margin:0 0 1.4rem;font-size:clamp(1.5rem,3.4vw,2.1rem)}
header .big{font:600 clamp(4rem,13vw,7rem)/1 var(--voice);color:var(--glow);margin:0}
header .sentence{font-size:1.25rem;max-width:34rem;margin:.4rem 0 .6rem}
header .note{color:#d9cef0;margin:0;max-width:42rem}
.warning{background:var(--sand);border-left:6px solid var(--rose);padding:.8rem 1rem;margin:1.4rem auto;max-width:60rem}
nav ul{list-style:none;display:flex;flex-wrap:wrap;gap:.4rem 1.4rem;padding:0;margin:1rem 0}
a{color:var(--rose);text-underline-offset:.16em}
h1,h2,h3{font-family:var(--voice);line-height:1.15;text-wrap:balance;margin:0 0 .5em;font-weight:600}
h2{font-size:clamp(1.6rem,3vw,2.2rem)}h3{font-size:1.3rem;margin-top:2.2rem}
section{padding:2.2rem 0;border-top:1px solid var(--line)}
.reader{color:var(--soft);margin:0 0 .2rem;font-weight:700}
.lead{font-size:1.12rem;max-width:42rem}p{max-width:44rem;margin:0 0 1rem}.soft{color:var(--soft)}
.key-figures{display:grid;grid-template-columns:repeat(auto-fit,minmax(15rem,1fr));gap:1.2rem;margin:1.6rem 0;padding:0;list-style:none}
.key-figures li{background:var(--sand);border-radius:14px;padding:1.2rem}
.key-figures strong{display:block;font:600 2.8rem/1 var(--voice);margin-bottom:.5rem}
.key-figures span{display:block}.key-figures .soft{margin-top:.5rem;font-size:.94rem}
.scroll{overflow-x:auto;max-width:100%;margin:0 0 1.4rem}
table{border-collapse:collapse;width:100%;font-size:.94rem}caption{text-align:left;color:var(--soft);padding:0 0 .5rem;caption-side:top}
th,td{text-align:left;padding:.45rem .8rem .45rem 0;vertical-align:top;border-bottom:1px solid var(--line)}
td{min-width:4rem;max-width:30rem}th.n,td.n{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
td.hash{font-family:ui-monospace,monospace;font-size:.75rem;overflow-wrap:anywhere;min-width:12rem}
td a,.key-figures a{display:inline-block;min-height:24px;min-width:24px}
figure{margin:0 0 1.2rem}svg{display:block;width:100%;max-width:46rem;height:auto;font-family:var(--text)}
figure .picture{overflow-x:auto}figure svg{min-width:32rem}
details{margin:0 0 .8rem}details:target::details-content{content-visibility:visible;block-size:auto}summary{cursor:pointer;padding:.3rem 0;min-height:24px}
.steps>li{margin-bottom:1.2rem}.steps p{margin-bottom:.3rem}
.notice{background:var(--sand);border-left:6px solid var(--lamp);padding:.9rem 1.1rem;margin:1rem 0}.notice p{margin:.2rem 0 0}
.chips{display:flex;flex-wrap:wrap;gap:.3rem .9rem;padding:0;margin:.3rem 0 1rem;list-style:none;font-size:.9rem}
.chips a{display:inline-block;min-height:24px}
.person{border-top:1px solid var(--line);padding:.8rem 0}.person h3{margin:0 0 .2rem;font-size:1.05rem}.person p{margin:0 0 .3rem}
.person ul{margin:.2rem 0 0;padding-left:1.2rem;font-size:.92rem}
.filter[hidden],.person[hidden]{display:none}.filter{position:sticky;top:0;background:var(--sand);padding:.7rem 1rem;display:flex;flex-wrap:wrap;gap:.6rem 1.2rem;align-items:center;border-radius:0 0 12px 12px}
button{font:inherit;font-weight:700;background:var(--aubergine);color:var(--paper);border:0;border-radius:999px;padding:.4rem 1.1rem;min-height:2.4rem;cursor:pointer}
footer{border-top:1px solid var(--line);padding:1.6rem 0 3rem;color:var(--soft);font-size:.94rem}
@media print{:root{--paper:#fff;--sand:#f4f4f4;--ink:#000;--soft:#333;--rose:#000}header{background:none;color:#000}header .big,header .note{color:#000}nav,.skip,button{display:none}details{break-inside:avoid}}
`

/** With JavaScript a number shows its people below; without it, the list of people opens by itself, for its link leads there. */
export const script = `
(() => {
  const bar = document.querySelector('.filter')
  const people = [...document.querySelectorAll('.person')]
  if (!bar) return
  const show = () => {
    const list = document.getElementById(decodeURIComponent(location.hash.slice(1)))
    const isList = list instanceof HTMLDetailsElement && list.dataset.people !== undefined
    const chosen = isList ? new Set(list.dataset.people.split(' ')) : undefined
    for (const person of people) person.hidden = chosen !== undefined && !chosen.has(person.dataset.n)
    bar.hidden = chosen === undefined
    if (isList) {
      bar.querySelector('b').textContent = list.querySelector('summary').textContent
      list.open = true
      document.getElementById('people').scrollIntoView()
    }
  }
  bar.querySelector('button').addEventListener('click', () => { location.hash = 'people' })
  addEventListener('hashchange', show)
  show()
})()
`
