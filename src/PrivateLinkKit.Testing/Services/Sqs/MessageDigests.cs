using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;
using PrivateLinkKit.Testing.Wire.Sqs;

namespace PrivateLinkKit.Testing.Services.Sqs;

/// <summary>MD5 digests with which clients check that a message was not changed on its way.</summary>
[SuppressMessage("Security", "CA5351:Do Not Use Broken Cryptographic Algorithms", Justification = "The API has them.")]
internal static class MessageDigests
{
    private const byte Text = 1;
    private const byte Binary = 2;

    public static string Of(string body) => Convert.ToHexStringLower(MD5.HashData(Encoding.UTF8.GetBytes(body)));

    /// <summary>Digests attributes in the order of their names: lengths and contents of name, type and value; null: there are none.</summary>
    public static string? Of(IReadOnlyDictionary<string, MessageAttributeValue>? attributes)
    {
        if (attributes is null or { Count: 0 })
        {
            return null;
        }

        using var content = new MemoryStream();
        foreach (var (name, attribute) in attributes.OrderBy(attribute => attribute.Key, StringComparer.Ordinal))
        {
            Write(content, Encoding.UTF8.GetBytes(name));
            Write(content, Encoding.UTF8.GetBytes(attribute.DataType!));
            content.WriteByte(attribute.BinaryValue is null ? Text : Binary);
            Write(content, MessageAttributes.ValueOf(attribute));
        }

        return Convert.ToHexStringLower(MD5.HashData(content.ToArray()));
    }

    private static void Write(MemoryStream content, byte[] part)
    {
        Span<byte> length = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32BigEndian(length, part.Length);
        content.Write(length);
        content.Write(part);
    }
}
