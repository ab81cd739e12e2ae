/** Application payloads: bytes on the air and what they mean, in both directions. */
package io.chirpsim.bridge.codec;
