// Reads FILE (pcap, LoRaTap) and FILE.keys.csv, checks every frame's MIC with npm's lora-packet, prints a JSON line of counts.
// A session's keys are those of the last activation of its address before the frame; which one that is shows the MIC.
const fs = require("fs");
const lora = require("lora-packet");

const file = process.argv[2];
const rows = fs.readFileSync(file + ".keys.csv", "utf8").trim().split("\n").slice(1).map((line) => line.split(","));
const key = (hex) => (hex ? Buffer.from(hex, "hex") : undefined);
const byAddress = new Map();
const byEui = new Map();
for (const [devEui, devAddr, nwkSKey, appSKey, appKey] of rows) {
  byAddress.set(devAddr, [...(byAddress.get(devAddr) || []), key(nwkSKey)]);
  if (appKey) byEui.set(devEui, key(appKey));
}

const bytes = fs.readFileSync(file);
if (bytes.readUInt32BE(0) !== 0xa1b2c3d4 || bytes.readUInt32BE(20) !== 270) throw new Error("not a pcap file of LoRaTap");
const counts = { frames: 0, joinRequests: 0, joinAccepts: 0, data: 0, wrong: 0, unknown: 0, others: 0 };
for (let at = 24; at < bytes.length; ) {
  const length = bytes.readUInt32BE(at + 8);
  const header = bytes.readUInt16BE(at + 16 + 2);
  const lorawan = bytes[at + 16 + header - 1] === 0x34;
  if (lorawan) check(lora.fromWire(bytes.subarray(at + 16 + header, at + 16 + length)));
  else counts.others++;
  at += 16 + length;
}
console.log(JSON.stringify(counts));

function check(packet) {
  counts.frames++;
  if (packet.isJoinRequestMessage()) {
    counts.joinRequests++;
    const appKey = byEui.get(packet.DevEUI.toString("hex"));
    judge(appKey && lora.verifyMIC(packet, undefined, appKey), appKey);
  } else if (packet.isJoinAcceptMessage()) {
    counts.joinAccepts++;
  } else if (packet.isDataMessage()) {
    counts.data++;
    const keys = byAddress.get(packet.DevAddr.toString("hex"));
    judge(keys && keys.some((one) => [0, 1, 2].some((high) => lora.verifyMIC(packet, one, undefined, msb(high)))), keys);
  } else {
    counts.unknown++;
  }
}

function msb(high) {
  return Buffer.from([high & 255, high >> 8]);
}

// a device that never joins has no row, and its requests no key
function judge(good, keys) {
  if (!keys) counts.unknown++;
  else if (!good) counts.wrong++;
}
