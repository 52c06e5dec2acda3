using System.Buffers;
using System.Net;
using static System.Buffers.Binary.BinaryPrimitives;

namespace PrivateLinkKit.AspNetCore.ProxyProtocol;

/// <summary>
/// Reads version 2 of the PROXY protocol. Each byte is validated against the bytes before it, so the result depends neither on how the
/// bytes were split into reads nor on what follows the header.
/// </summary>
internal static class ProxyHeaderParser
{
    private const int FixedLength = 16;
    private const int CommandAt = 12;
    private const int FamilyAt = 13;
    private const int LengthAt = 14;

    private static ReadOnlySpan<byte> Signature => [0x0D, 0x0A, 0x0D, 0x0A, 0x00, 0x0D, 0x0A, 0x51, 0x55, 0x49, 0x54, 0x0A];

    private static ReadOnlySpan<byte> Version1 => "PROXY "u8;

    /// <summary>Parses the first bytes of a connection.</summary>
    /// <param name="buffer">All bytes received so far.</param>
    /// <param name="maxLength">Maximum length of a header in bytes.</param>
    /// <param name="header">Content of the header, if it is accepted.</param>
    public static ProxyHeaderVerdict Parse(in ReadOnlySequence<byte> buffer, int maxLength, out ProxyHeader header)
    {
        header = default;
        Span<byte> copy = stackalloc byte[FixedLength];
        var verdict = ReadFixed(Start(buffer, copy), maxLength, out var addressLength, out var length);
        if (verdict is not ProxyHeaderVerdict.Accepted)
        {
            return verdict;
        }

        if (buffer.Length < length)
        {
            return ProxyHeaderVerdict.Incomplete;
        }

        return buffer.FirstSpan.Length >= length
            ? ReadWhole(buffer.FirstSpan[..length], addressLength, out header)
            : ReadScattered(buffer.Slice(0, length), addressLength, out header);
    }

    private static ReadOnlySpan<byte> Start(in ReadOnlySequence<byte> buffer, Span<byte> copy)
    {
        if (buffer.FirstSpan.Length >= FixedLength)
        {
            return buffer.FirstSpan[..FixedLength];
        }

        var start = buffer.Slice(0, Math.Min(buffer.Length, FixedLength));
        start.CopyTo(copy);
        return copy[..(int)start.Length];
    }

    private static ProxyHeaderVerdict ReadFixed(ReadOnlySpan<byte> start, int maxLength, out int addressLength, out int length)
    {
        (addressLength, length) = (0, 0);
        var signature = Math.Min(start.Length, Signature.Length);
        if (!start[..signature].SequenceEqual(Signature[..signature]))
        {
            var known = Math.Min(start.Length, Version1.Length);
            return !start[..known].SequenceEqual(Version1[..known]) ? ProxyHeaderVerdict.NotProxyProtocol
                : known < Version1.Length ? ProxyHeaderVerdict.Incomplete
                : ProxyHeaderVerdict.Version1;
        }

        if (start.Length <= CommandAt)
        {
            return ProxyHeaderVerdict.Incomplete;
        }

        var (version, command) = (start[CommandAt] >> 4, start[CommandAt] & 0x0F);
        if (version != 2)
        {
            return ProxyHeaderVerdict.UnknownVersion;
        }

        if (command is not (0 or 1))
        {
            return ProxyHeaderVerdict.UnknownCommand;
        }

        if (start.Length <= FamilyAt)
        {
            return ProxyHeaderVerdict.Incomplete;
        }

        // The family of a LOCAL header is to be ignored, whatever it is.
        addressLength = command == 0 ? 0 : AddressLength(start[FamilyAt]);
        if (addressLength < 0)
        {
            return ProxyHeaderVerdict.UnsupportedFamily;
        }

        if (start.Length < FixedLength)
        {
            return ProxyHeaderVerdict.Incomplete;
        }

        length = FixedLength + ReadUInt16BigEndian(start[LengthAt..]);
        return length > maxLength ? ProxyHeaderVerdict.TooLong
            : length < FixedLength + addressLength ? ProxyHeaderVerdict.TooShort
            : ProxyHeaderVerdict.Accepted;
    }

    private static int AddressLength(byte family) => family switch
    {
        0x00 => 0,
        0x11 => 12,
        0x21 => 36,
        _ => -1,
    };

    private static ProxyHeaderVerdict ReadScattered(in ReadOnlySequence<byte> scattered, int addressLength, out ProxyHeader header)
    {
        Span<byte> bytes = stackalloc byte[ProxyProtocolOptions.LongestBound];
        scattered.CopyTo(bytes);
        return ReadWhole(bytes[..(int)scattered.Length], addressLength, out header);
    }

    private static ProxyHeaderVerdict ReadWhole(ReadOnlySpan<byte> bytes, int addressLength, out ProxyHeader header)
    {
        if (addressLength == 0)
        {
            header = new ProxyHeader(bytes.Length);
            return ProxyHeaderVerdict.Accepted;
        }

        var verdict = ProxyHeaderFields.Read(bytes, FixedLength + addressLength, out var endpointId);
        header = verdict is ProxyHeaderVerdict.Accepted ? ReadAddresses(bytes, addressLength) with { EndpointId = endpointId } : default;
        return verdict;
    }

    private static ProxyHeader ReadAddresses(ReadOnlySpan<byte> bytes, int addressLength)
    {
        var addresses = bytes.Slice(FixedLength, addressLength);
        var size = (addressLength / 2) - sizeof(ushort);
        var ports = addresses[(2 * size)..];
        return new ProxyHeader(
            bytes.Length,
            new IPEndPoint(new IPAddress(addresses[..size]), ReadUInt16BigEndian(ports)),
            new IPEndPoint(new IPAddress(addresses.Slice(size, size)), ReadUInt16BigEndian(ports[sizeof(ushort)..])));
    }
}
