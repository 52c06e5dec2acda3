using System.Buffers.Binary;
using System.Numerics;

namespace PrivateLinkKit.AspNetCore.ProxyProtocol;

/// <summary>CRC-32C (Castagnoli), with the processor's instruction if available.</summary>
internal static class Crc32C
{
    private const int ChecksumLength = sizeof(uint);

    /// <summary>Computes the checksum of bytes that contain it; its own field counts as zeros.</summary>
    public static uint Around(ReadOnlySpan<byte> bytes, int checksumAt)
    {
        var crc = Append(uint.MaxValue, bytes[..checksumAt]);
        crc = BitOperations.Crc32C(crc, 0u);
        return ~Append(crc, bytes[(checksumAt + ChecksumLength)..]);
    }

    private static uint Append(uint crc, ReadOnlySpan<byte> bytes)
    {
        while (bytes.Length >= sizeof(ulong))
        {
            crc = BitOperations.Crc32C(crc, BinaryPrimitives.ReadUInt64LittleEndian(bytes));
            bytes = bytes[sizeof(ulong)..];
        }

        foreach (var value in bytes)
        {
            crc = BitOperations.Crc32C(crc, value);
        }

        return crc;
    }
}
