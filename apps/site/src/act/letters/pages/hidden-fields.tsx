/** What was typed on other steps, carried along: nothing is kept on the server before a letter is ready. A hidden field keeps its line breaks. */
export const HiddenFields = ({ fields }: { fields: Readonly<Record<string, string>> }) => (
  <>
    {Object.entries(fields).map(([name, value]) => (
      <input type="hidden" name={name} value={value} />
    ))}
  </>
)
