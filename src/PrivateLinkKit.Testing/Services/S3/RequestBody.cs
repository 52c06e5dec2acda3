using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using PrivateLinkKit.Testing.Protocols;

namespace PrivateLinkKit.Testing.Services.S3;

/// <summary>Bodies of requests: without the chunks of <c>aws-chunked</c>, and with their digests checked.</summary>
internal static class RequestBody
{
    private const string EncodingHeader = "Content-Encoding";
    private const string Chunked = "aws-chunked";
    private const int Md5Length = 16;

    /// <exception cref="AwsErrorException">The chunks are broken, or a digest does not match.</exception>
    public static ApiRequest Decode(ApiRequest request)
    {
        var plain = IsChunked(request) ? Unchunk(request) : request;
        CheckMd5(plain);
        foreach (var algorithm in Checksum.Algorithms)
        {
            if (plain.Header(algorithm.Header) is { } given && algorithm.Check(given, plain.Body.Span) is { } error)
            {
                throw error;
            }
        }

        return plain;
    }

    private static bool IsChunked(ApiRequest request) =>
        request.Header("x-amz-content-sha256")?.StartsWith("STREAMING-", StringComparison.Ordinal) is true
        || EncodingsOf(request).Contains(Chunked);

    private static string[] EncodingsOf(ApiRequest request) =>
        (request.Header(EncodingHeader) ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    // A chunk is its length in hexadecimal digits, perhaps a signature, and its bytes; headers follow the last, which is empty.
    private static ApiRequest Unchunk(ApiRequest request)
    {
        var (rest, body, headers) = (request.Body, new MemoryStream(), new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase));
        while (true)
        {
            var size = ReadLine(ref rest).Split(';')[0];
            if (!int.TryParse(size, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var length) || length > rest.Length)
            {
                throw S3Errors.IncompleteBody();
            }

            if (length is 0)
            {
                break;
            }

            body.Write(rest[..length].Span);
            rest = rest[length..];
            ReadLine(ref rest);
        }

        while (!rest.IsEmpty && ReadLine(ref rest) is { Length: > 0 } line && line.Split(':', 2) is [var name, var value])
        {
            headers[name.Trim()] = value.Trim();
        }

        if (request.Header("x-amz-decoded-content-length") is { } expected && expected != body.Length.ToString(CultureInfo.InvariantCulture))
        {
            throw S3Errors.IncompleteBody();
        }

        var encodings = string.Join(',', EncodingsOf(request).Where(encoding => encoding is not Chunked));
        return new ApiRequest(request.Target, body.ToArray())
        {
            Method = request.Method,
            Path = request.Path,
            Query = request.Query,
            Header = name => string.Equals(name, EncodingHeader, StringComparison.OrdinalIgnoreCase)
                ? encodings is "" ? null : encodings
                : headers.GetValueOrDefault(name) ?? request.Header(name),
            HeaderNames = [.. request.HeaderNames, .. headers.Keys],
        };
    }

    private static string ReadLine(ref ReadOnlyMemory<byte> rest)
    {
        var end = rest.Span.IndexOf("\r\n"u8);
        if (end < 0)
        {
            throw S3Errors.IncompleteBody();
        }

        var line = Encoding.ASCII.GetString(rest[..end].Span);
        rest = rest[(end + 2)..];
        return line;
    }

    private static void CheckMd5(ApiRequest request)
    {
        if (request.Header("Content-MD5") is not { } given)
        {
            return;
        }

        var digest = new byte[Md5Length];
        if (!Convert.TryFromBase64String(given, digest, out var length) || length is not Md5Length)
        {
            throw S3Errors.InvalidDigest();
        }

        if (!MD5.HashData(request.Body.Span).AsSpan().SequenceEqual(digest))
        {
            throw S3Errors.BadDigest("Content-MD5");
        }
    }
}
