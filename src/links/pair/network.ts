/** Says whether this device is in a network at all, without asking anybody in it. */

/** Milliseconds: an own address is found at once, or there is none. */
const mostWaiting = 3000

/**
 * True if a peer connection finds an address of this device that others could reach. Sends nothing: without servers
 * only this device's own addresses are gathered (RFC 8445, section 5.1.1.1).
 */
export async function isInNetwork(): Promise<boolean> {
  const connection = new RTCPeerConnection({ iceServers: [] })
  try {
    return await new Promise<boolean>((resolve, reject) => {
      connection.onicecandidate = ({ candidate }) => {
        if (!candidate) resolve(false)
        else if (candidate.candidate !== '') resolve(true)
      }
      setTimeout(() => resolve(false), mostWaiting)
      connection.createDataChannel('')
      connection
        .createOffer()
        .then((offer) => connection.setLocalDescription(offer))
        .catch(reject)
    })
  } finally {
    connection.close()
  }
}
