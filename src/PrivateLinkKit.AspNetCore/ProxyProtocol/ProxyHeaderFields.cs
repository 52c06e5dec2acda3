using System.Text;
using static System.Buffers.Binary.BinaryPrimitives;

namespace PrivateLinkKit.AspNetCore.ProxyProtocol;

/// <summary>The fields that follow the addresses: a byte for the type, two for the length, and the value.</summary>
internal static class ProxyHeaderFields
{
    private const byte ChecksumType = 0x03;
    private const byte AwsType = 0xEA;
    private const byte AwsEndpointId = 0x01;
    private const int PreambleLength = 3;

    public static ProxyHeaderVerdict Read(ReadOnlySpan<byte> header, int at, out string? endpointId)
    {
        endpointId = null;
        var checksumAt = 0;
        while (at < header.Length)
        {
            var valueAt = at + PreambleLength;
            var next = valueAt <= header.Length ? valueAt + ReadUInt16BigEndian(header[(at + 1)..]) : int.MaxValue;
            if (next > header.Length)
            {
                return ProxyHeaderVerdict.MalformedTlv;
            }

            var type = header[at];
            var value = header[valueAt..next];
            if (type == ChecksumType)
            {
                if (checksumAt != 0 || value.Length != sizeof(uint))
                {
                    return checksumAt != 0 ? ProxyHeaderVerdict.RepeatedTlv : ProxyHeaderVerdict.MalformedTlv;
                }

                checksumAt = valueAt;
            }
            else if (type == AwsType && value is [AwsEndpointId, .. var id])
            {
                if (endpointId is not null)
                {
                    return ProxyHeaderVerdict.RepeatedTlv;
                }

                endpointId = Encoding.ASCII.GetString(id);
                if (!EndpointId.IsValid(endpointId))
                {
                    return ProxyHeaderVerdict.MalformedEndpointId;
                }
            }

            at = next;
        }

        return checksumAt == 0 || Crc32C.Around(header, checksumAt) == ReadUInt32BigEndian(header[checksumAt..])
            ? ProxyHeaderVerdict.Accepted
            : ProxyHeaderVerdict.WrongChecksum;
    }
}
