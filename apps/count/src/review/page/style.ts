/** The page’s look: paper by day, night for those whose screen is dark; no font and no picture is fetched. */
export const style = `
:root{--paper:#fbf7f1;--sheet:#fffdf9;--line:#d9cdbd;--ink:#231736;--soft:#5d5170;--rose:#b01e5b;--lamp:#ffc94d;--night:#1d1230;color-scheme:light dark}
@media (prefers-color-scheme:dark){:root{--paper:#1d1230;--sheet:#2a1d42;--line:#6a55a0;--ink:#f3ebe0;--soft:#c9bde0;--rose:#ff9db5;--night:#120a20}}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font:18px/1.55 "Atkinson Hyperlegible Next","Atkinson Hyperlegible",Verdana,sans-serif;overflow-wrap:anywhere}
header{background:var(--night);color:#f3ebe0;padding:.7rem 1rem}
header .inner{max-width:60rem;margin:0 auto}main{max-width:62rem;margin:0 auto}
header .inner{display:flex;gap:.3rem 1rem;flex-wrap:wrap;justify-content:space-between;align-items:baseline}
header a{color:#ffc94d}
main{padding:1.2rem 1rem 4rem}
h1,h2{font-family:Fraunces,Georgia,serif;font-weight:600;line-height:1.2;margin:1.6rem 0 .5rem}
h1{font-size:1.9rem;margin-top:.5rem}h2{font-size:1.3rem}
a{color:var(--rose)}
:focus-visible{outline:3px solid var(--lamp);outline-offset:2px;box-shadow:0 0 0 5px var(--night)}
.skip{position:absolute;left:-99rem}.skip:focus{left:1rem;top:.5rem;background:var(--lamp);color:#231736;padding:.3rem .6rem}
.soft{color:var(--soft);max-width:44rem}
.notice{border-left:.4rem solid var(--lamp);background:var(--sheet);padding:.6rem 1rem;margin:1rem 0}
progress{width:100%;height:.8rem;accent-color:var(--rose)}
nav ul,ul.plain{list-style:none;padding:0;margin:.5rem 0;display:flex;flex-wrap:wrap;gap:.5rem}
nav a,.button,button{display:inline-block;min-height:2.75rem;padding:.5rem 1rem;border:1px solid var(--line);border-radius:.5rem;background:var(--sheet);color:var(--ink);text-decoration:none;font:inherit;cursor:pointer}
nav a[aria-current]{border-color:var(--ink);border-width:2px;font-weight:700}
button.main,.button.main{background:var(--rose);border-color:var(--rose);color:#fff}
@media (prefers-color-scheme:dark){button.main,.button.main{color:#1d1230}}
ol.items{list-style:none;padding:0;border-top:1px solid var(--line)}
ol.items li{border-bottom:1px solid var(--line);padding:.6rem 0;display:grid;grid-template-columns:1fr auto;gap:.2rem 1rem}
ol.items p{margin:0}
table{width:100%;border-collapse:collapse;background:var(--sheet);font-size:1rem}
th,td{text-align:left;vertical-align:top;padding:.45rem .6rem;border-bottom:1px solid var(--line)}
td.where{color:var(--soft);font-size:.9rem}
fieldset{border:1px solid var(--line);border-radius:.6rem;padding:.8rem 1rem;margin:1rem 0;background:var(--sheet)}
legend{font-weight:700;padding:0 .4rem}
label.choice{display:flex;gap:.7rem;align-items:center;padding:.5rem 0;min-height:2.75rem}
input[type=radio]{width:1.4rem;height:1.4rem;accent-color:var(--rose);flex:none}
textarea{width:100%;min-height:5rem;font:inherit;padding:.5rem;border:1px solid var(--soft);border-radius:.4rem;background:var(--paper);color:var(--ink)}
.who{display:flex;flex-wrap:wrap;gap:.2rem 1.4rem;list-style:none;padding:0;margin:.5rem 0}
@media (max-width:40rem){table,tbody,tr,td{display:block}thead{position:absolute;left:-99rem}td{border:0;padding:.1rem .6rem}tr{border-bottom:1px solid var(--line);padding:.5rem 0;display:block}td:empty{display:none}ol.items li{grid-template-columns:1fr}h1{font-size:1.5rem}}
@media print{header,nav,form{display:none}}
`
