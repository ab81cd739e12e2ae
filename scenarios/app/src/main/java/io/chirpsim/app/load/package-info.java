/** YAML to scenario records and back: one description of all keys drives reading, writing, the JSON Schema and "did you mean". */
package io.chirpsim.app.load;
