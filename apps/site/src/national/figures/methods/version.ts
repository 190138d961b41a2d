/** Goes up whenever a method, and so a number, changes; a test holds the worked examples against it. */
export const methodsVersion = '1.0.0'
