using System.Buffers.Binary;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace PrivateLinkKit.Tests.Shared;

/// <summary>gRPC as it is on the wire (its "PROTOCOL-HTTP2"): HTTP/2, messages with a prefix of five bytes in both directions at once, and the status
/// in the trailers.</summary>
internal static class GrpcWire
{
    public const string Chat = "/echo.Echo/Chat";
    public const string Status = "grpc-status";
    public const string Unimplemented = "12";

    private const string MediaType = "application/grpc";
    private const int PrefixLength = 5;

    /// <summary>A service that answers each message of <see cref="Chat"/> before it reads the next, without other methods.</summary>
    public static void Map(WebApplication app)
    {
        app.MapPost(Chat, async (HttpContext context) =>
        {
            context.Response.ContentType = MediaType;
            while (await ReadAsync(context.Request.Body) is { } message)
            {
                await WriteAsync(context.Response.Body, $"echo {message}");
            }

            context.Response.AppendTrailer(Status, "0");
        });
        app.MapPost("/echo.Echo/{method}", (HttpContext context) =>
        {
            (context.Response.ContentType, context.Response.Headers[Status]) = (MediaType, Unimplemented);
        });
    }

    public static HttpRequestMessage Call(string method, HttpContent messages)
    {
        messages.Headers.ContentType = new MediaTypeHeaderValue(MediaType);
        return new HttpRequestMessage(HttpMethod.Post, method)
        {
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
            Headers = { TE = { new TransferCodingWithQualityHeaderValue("trailers") } },
            Content = messages,
        };
    }

    public static async Task WriteAsync(Stream stream, string message)
    {
        var bytes = new byte[PrefixLength + Encoding.UTF8.GetByteCount(message)];
        BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(1), Encoding.UTF8.GetBytes(message, bytes.AsSpan(PrefixLength)));
        await stream.WriteAsync(bytes);
        await stream.FlushAsync();
    }

    /// <summary>Reads a message; null at the end.</summary>
    public static async Task<string?> ReadAsync(Stream stream)
    {
        var prefix = new byte[PrefixLength];
        if (await stream.ReadAtLeastAsync(prefix, PrefixLength, throwOnEndOfStream: false) < PrefixLength)
        {
            return null;
        }

        var message = new byte[BinaryPrimitives.ReadInt32BigEndian(prefix.AsSpan(1))];
        await stream.ReadExactlyAsync(message);
        return Encoding.UTF8.GetString(message);
    }
}
