/** The version of the program, which stands in everything that it writes. A test holds it to package.json. */
export const programVersion = '0.1.0'
