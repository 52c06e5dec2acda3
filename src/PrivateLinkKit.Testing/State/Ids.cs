using System.Security.Cryptography;
using System.Text;

namespace PrivateLinkKit.Testing.State;

/// <summary>Ids in AWS's format, the same in every run that makes the same calls.</summary>
internal sealed class Ids
{
    private long _count;

    /// <summary>The prefix and 17 lower hexadecimal digits, as <c>vpc-0a1b2c3d4e5f60718</c>.</summary>
    public string Next(string prefix) => $"{prefix}0{Hex(16)}";

    /// <summary>Lower hexadecimal digits, 64 at most.</summary>
    public string Hex(int digits) => Convert.ToHexStringLower(Hash())[..digits];

    /// <summary>Lower-case letters and digits, 32 at most.</summary>
    public string Alphanumeric(int length) => Draw("abcdefghijklmnopqrstuvwxyz0123456789", length);

    /// <summary>Decimal digits, the first not zero, 32 at most.</summary>
    public string Digits(int length) => Draw("123456789", 1) + Draw("0123456789", length - 1);

    public Guid NextGuid() => new(Hash().AsSpan(0, 16));

    /// <summary>Characters of an alphabet, 32 at most.</summary>
    public string Draw(string alphabet, int length)
    {
        var hash = Hash();
        return string.Create(length, (alphabet, hash), static (text, from) =>
        {
            for (var i = 0; i < text.Length; i++)
            {
                text[i] = from.alphabet[from.hash[i] % from.alphabet.Length];
            }
        });
    }

    private byte[] Hash() => SHA256.HashData(Encoding.ASCII.GetBytes($"PrivateLinkKit {Interlocked.Increment(ref _count)}"));
}
