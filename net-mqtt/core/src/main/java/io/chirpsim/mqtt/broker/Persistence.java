package io.chirpsim.mqtt.broker;

/** What a broker finds again after a crash. */
public enum Persistence {
    /** Nothing: sessions, queued and retained messages are gone. */
    NONE,
    /** Sessions of clients without CleanSession with what they are owed, and retained messages, as written to a disk. */
    SESSIONS
}
