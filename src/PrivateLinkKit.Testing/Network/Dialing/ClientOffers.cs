using System.Buffers;
using System.Buffers.Binary;
using System.IO.Pipelines;
using PrivateLinkKit.Testing.Network.Map;

namespace PrivateLinkKit.Testing.Network.Dialing;

/// <summary>Reads what clients offer ahead of their TLS handshake.</summary>
internal static class ClientOffers
{
    private const int Header = 5;
    private const byte Handshake = 22;

    /// <summary>Reads the first record of a connection and leaves it there; null: it is not that of a TLS client.</summary>
    public static async Task<ClientOffer?> PeekAsync(PipeReader input, CancellationToken ct)
    {
        while (true)
        {
            var result = await input.ReadAsync(ct);
            var bytes = result.Buffer.ToArray();
            var isWhole = bytes.Length >= Header && bytes.Length >= Header + BinaryPrimitives.ReadUInt16BigEndian(bytes.AsSpan(3));
            if (isWhole || bytes is [not Handshake, ..] || result.IsCompleted)
            {
                input.AdvanceTo(result.Buffer.Start);
                return isWhole && bytes[0] is Handshake ? ClientOffer.Read(bytes.AsSpan(Header)) : null;
            }

            input.AdvanceTo(result.Buffer.Start, result.Buffer.End);
        }
    }
}
