using System.Globalization;

namespace PrivateLinkKit.Testing.Services.S3;

/// <summary>A part of a body, both ends included.</summary>
internal sealed record ByteRange(long First, long Last, long Size)
{
    private const string Unit = "bytes=";

    public int Length => (int)(Last - First + 1);

    public string Header => $"bytes {First}-{Last}/{Size}";

    /// <summary>Reads a Range header; null: it asks for the whole body, as one that is invalid or has several parts does.</summary>
    /// <exception cref="AwsErrorException">The body has no such part.</exception>
    public static ByteRange? Read(string? header, long size)
    {
        if (header?.StartsWith(Unit, StringComparison.Ordinal) is not true || header[Unit.Length..].Split('-') is not [var from, var to])
        {
            return null;
        }

        var (first, last) = (Number(from), Number(to));
        var range = (first, last) switch
        {
            (null, { } suffix) when from is "" => new ByteRange(Math.Max(0, size - suffix), size - 1, size),
            ({ } start, null) when to is "" => new ByteRange(start, size - 1, size),
            ({ } start, { } end) when start <= end => new ByteRange(start, Math.Min(end, size - 1), size),
            _ => null,
        };
        return range is null || range.First <= range.Last ? range : throw S3Errors.InvalidRange(header, size);
    }

    private static long? Number(string text) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
