/** Random numbers addressed by seed, replication, purpose, entity and index. */
package io.chirpsim.random;
