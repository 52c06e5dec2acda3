using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace PrivateLinkKit.Testing.Network.LoadBalancing;

/// <summary>Cookies of Application Load Balancers, encrypted so that a client can neither read nor choose its target.</summary>
internal sealed class StickyCookies(TimeProvider time)
{
    public const string Group = "AWSALBTG";
    public const string Target = "AWSALB";
    public const string Application = "AWSALBAPP-0";

    private static readonly int NonceSize = AesGcm.NonceByteSizes.MaxSize;
    private static readonly int TagSize = AesGcm.TagByteSizes.MaxSize;

    private readonly byte[] _key = RandomNumberGenerator.GetBytes(32);

    /// <summary>Returns the value of a cookie; null if the request has none that is valid.</summary>
    public string? Read(HttpRequest request, string name)
    {
        if ((request.Cookies[name] ?? request.Cookies[$"{name}CORS"]) is not { } content || Open(name, content)?.Split(' ', 2) is not [var end, var value])
        {
            return null;
        }

        return time.GetUtcNow().UtcTicks < long.Parse(end, CultureInfo.InvariantCulture) ? value : null;
    }

    /// <summary>Sets a cookie, and its copy for requests from pages of other origins, which application cookies do not have.</summary>
    public void Write(HttpResponse response, string name, string value, TimeSpan duration)
    {
        var expires = time.GetUtcNow() + duration;
        var content = Seal(name, string.Create(CultureInfo.InvariantCulture, $"{expires.UtcTicks} {value}"));
        var options = new CookieOptions { Expires = expires };
        response.Cookies.Append(name, content, options);
        if (name is not Application)
        {
            response.Cookies.Append($"{name}CORS", content, new(options) { SameSite = SameSiteMode.None, Secure = true });
        }
    }

    private string Seal(string name, string text)
    {
        using var cipher = new AesGcm(_key, TagSize);
        var plain = Encoding.UTF8.GetBytes(text);
        var whole = new byte[NonceSize + TagSize + plain.Length];
        RandomNumberGenerator.Fill(whole.AsSpan(0, NonceSize));
        cipher.Encrypt(
            whole.AsSpan(0, NonceSize), plain, whole.AsSpan(NonceSize + TagSize), whole.AsSpan(NonceSize, TagSize), Encoding.UTF8.GetBytes(name));
        return Base64Url.EncodeToString(whole);
    }

    private string? Open(string name, string text)
    {
        if (!Base64Url.IsValid(text) || Base64Url.DecodeFromChars(text) is not { } whole || whole.Length < NonceSize + TagSize)
        {
            return null;
        }

        using var cipher = new AesGcm(_key, TagSize);
        var plain = new byte[whole.Length - NonceSize - TagSize];
        try
        {
            cipher.Decrypt(
                whole.AsSpan(0, NonceSize), whole.AsSpan(NonceSize + TagSize), whole.AsSpan(NonceSize, TagSize), plain, Encoding.UTF8.GetBytes(name));
        }
        catch (AuthenticationTagMismatchException)
        {
            return null;
        }

        return Encoding.UTF8.GetString(plain);
    }
}
