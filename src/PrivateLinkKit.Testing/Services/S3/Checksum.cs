using System.Buffers.Binary;
using System.Security.Cryptography;

namespace PrivateLinkKit.Testing.Services.S3;

/// <summary>A checksum of an object, in Base64.</summary>
/// <param name="Algorithm">Its algorithm, such as <c>CRC32</c>.</param>
/// <param name="Value">Its value.</param>
internal sealed record Checksum(string Algorithm, string Value)
{
    /// <summary>The algorithms of the SDKs; the last is the one that S3 uses for objects that come without a checksum.</summary>
    public static IReadOnlyList<ChecksumAlgorithm> Algorithms { get; } =
    [
        new("CRC32", body => Crc(body, 0xEDB88320, 32)),
        new("CRC32C", body => Crc(body, 0x82F63B78, 32)),
        new("SHA1", body => SHA1.HashData(body)),
        new("SHA256", body => SHA256.HashData(body)),
        new("CRC64NVME", body => Crc(body, 0x9A6C9329AC4BC9B5, 64)),
    ];

    /// <summary>Returns the checksum of an algorithm.</summary>
    public static Checksum Of(string algorithm, ReadOnlySpan<byte> body) =>
        new(algorithm, Convert.ToBase64String(Algorithms.First(known => known.Name == algorithm).Compute(body)));

    /// <summary>A cyclic redundancy check whose bits are reflected, as in all those of S3.</summary>
    private static byte[] Crc(ReadOnlySpan<byte> body, ulong polynomial, int bits)
    {
        var table = new ulong[256];
        for (var i = 0; i < table.Length; i++)
        {
            var entry = (ulong)i;
            for (var bit = 0; bit < 8; bit++)
            {
                entry = (entry & 1) is 1 ? (entry >> 1) ^ polynomial : entry >> 1;
            }

            table[i] = entry;
        }

        var ones = ulong.MaxValue >> (64 - bits);
        var crc = ones;
        foreach (var value in body)
        {
            crc = table[(byte)(crc ^ value)] ^ (crc >> 8);
        }

        var bytes = new byte[sizeof(ulong)];
        BinaryPrimitives.WriteUInt64BigEndian(bytes, crc ^ ones);
        return bytes[^(bits / 8)..];
    }
}

/// <summary>An algorithm of checksums.</summary>
internal sealed record ChecksumAlgorithm(string Name, ChecksumAlgorithm.Function Compute)
{
    public delegate byte[] Function(ReadOnlySpan<byte> body);

    /// <summary>The header of requests that has a checksum.</summary>
    public string Header => $"x-amz-checksum-{Name.ToLowerInvariant()}";

    /// <summary>Returns why a checksum is refused; null: it is that of the body.</summary>
    public AwsErrorException? Check(string given, ReadOnlySpan<byte> body)
    {
        var expected = Compute(body);
        var bytes = new byte[expected.Length];
        return !Convert.TryFromBase64String(given, bytes, out var length) || length != expected.Length ? S3Errors.InvalidChecksum(Header)
            : !bytes.AsSpan().SequenceEqual(expected) ? S3Errors.BadDigest(Name)
            : null;
    }
}
