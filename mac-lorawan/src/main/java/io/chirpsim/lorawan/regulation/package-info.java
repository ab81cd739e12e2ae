/** Whether what was on the air kept the rules: bookkeeping of its own, apart from the code that keeps them. */
package io.chirpsim.lorawan.regulation;
