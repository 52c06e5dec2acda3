using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace PrivateLinkKit.Testing.Network.LoadBalancing;

/// <summary>Cookies of Application Load Balancers, signed so that a client cannot choose its target.</summary>
internal sealed class StickyCookies(TimeProvider time)
{
    public const string Group = "AWSALBTG";
    public const string Target = "AWSALB";
    public const string Application = "AWSALBAPP-0";

    private readonly byte[] _key = RandomNumberGenerator.GetBytes(HMACSHA256.HashSizeInBytes);

    /// <summary>Returns the value of a cookie; null if the request has none that is valid.</summary>
    public string? Read(HttpRequest request, string name)
    {
        if ((request.Cookies[name] ?? request.Cookies[$"{name}CORS"])?.Split('.') is not [var content, var signature]
            || !Base64Url.IsValid(content) || signature != Sign(name, content))
        {
            return null;
        }

        var parts = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(content)).Split(' ', 2);
        return time.GetUtcNow().UtcTicks < long.Parse(parts[0], CultureInfo.InvariantCulture) ? parts[1] : null;
    }

    /// <summary>Sets a cookie, and its copy for requests from pages of other origins, which application cookies do not have.</summary>
    public void Write(HttpResponse response, string name, string value, TimeSpan duration)
    {
        var expires = time.GetUtcNow() + duration;
        var content = Base64Url.EncodeToString(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{expires.UtcTicks} {value}")));
        var options = new CookieOptions { Expires = expires };
        response.Cookies.Append(name, $"{content}.{Sign(name, content)}", options);
        if (name is not Application)
        {
            response.Cookies.Append($"{name}CORS", $"{content}.{Sign(name, content)}", new(options) { SameSite = SameSiteMode.None, Secure = true });
        }
    }

    private string Sign(string name, string content) => Base64Url.EncodeToString(HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes($"{name} {content}")));
}
