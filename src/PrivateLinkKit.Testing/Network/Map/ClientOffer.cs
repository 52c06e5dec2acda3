using System.Buffers.Binary;
using System.Net.Security;

namespace PrivateLinkKit.Testing.Network.Map;

/// <summary>What a client offers in a TLS handshake, as far as it decides which certificates it can use.</summary>
/// <param name="Suites">The cipher suites.</param>
/// <param name="Signatures">The signature algorithms.</param>
internal sealed record ClientOffer(IReadOnlyList<TlsCipherSuite> Suites, IReadOnlyList<ushort> Signatures)
{
    private const byte ClientHello = 1;
    private const int SignatureAlgorithms = 13;

    /// <summary>Reads a ClientHello (RFC 8446, section 4.1.2); null: it is another message. Where it is cut off, it offers less.</summary>
    public static ClientOffer? Read(ReadOnlySpan<byte> message)
    {
        if (message is not [ClientHello, ..])
        {
            return null;
        }

        const int fixedLength = 4 + 2 + 32;
        var rest = message[Math.Min(fixedLength, message.Length)..];
        _ = Vector(ref rest, 1);
        var suites = Numbers(Vector(ref rest, 2));
        _ = Vector(ref rest, 1);
        var extensions = Vector(ref rest, 2);
        List<ushort> signatures = [];
        while (extensions.Length >= 2)
        {
            var type = BinaryPrimitives.ReadUInt16BigEndian(extensions);
            extensions = extensions[2..];
            var content = Vector(ref extensions, 2);
            if (type is SignatureAlgorithms)
            {
                signatures = Numbers(Vector(ref content, 2));
            }
        }

        return new(suites.ConvertAll(suite => (TlsCipherSuite)suite), signatures);
    }

    /// <summary>Returns true if the client can use a certificate.</summary>
    /// <param name="isElliptic">true for an ECDSA key, false for an RSA key.</param>
    /// <param name="hasTls13">true if the server has TLS 1.3, whose cipher suites are for keys of any kind.</param>
    public bool Supports(bool isElliptic, bool hasTls13) => Suites.Any(suite => IsOfTls13(suite)
        ? hasTls13 && Signatures.Any(isElliptic ? IsEcdsa : IsRsaPss)
        : suite.ToString().Contains(isElliptic ? "_ECDSA_" : "_RSA_", StringComparison.Ordinal));

    private static bool IsOfTls13(TlsCipherSuite suite) => (ushort)suite >> 8 is 0x13;

    private static bool IsEcdsa(ushort signature) => (signature & 0xFF) is 3;

    private static bool IsRsaPss(ushort signature) => signature is >= 0x0804 and <= 0x0806 or >= 0x0809 and <= 0x080B;

    private static ReadOnlySpan<byte> Vector(ref ReadOnlySpan<byte> rest, int lengthBytes)
    {
        if (rest.Length < lengthBytes)
        {
            return rest = [];
        }

        var length = lengthBytes is 1 ? rest[0] : BinaryPrimitives.ReadUInt16BigEndian(rest);
        var content = rest[lengthBytes..];
        var end = Math.Min(length, content.Length);
        rest = content[end..];
        return content[..end];
    }

    private static List<ushort> Numbers(ReadOnlySpan<byte> bytes)
    {
        List<ushort> numbers = [];
        for (; bytes.Length >= 2; bytes = bytes[2..])
        {
            numbers.Add(BinaryPrimitives.ReadUInt16BigEndian(bytes));
        }

        return numbers;
    }
}
