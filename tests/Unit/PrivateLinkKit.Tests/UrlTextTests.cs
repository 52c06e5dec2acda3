using PrivateLinkKit.Diagnostics;

namespace PrivateLinkKit.Tests;

public class UrlTextTests
{
    [Theory]
    [InlineData("ftp://user:hunter2@h/x is wrong", "ftp://h/x is wrong")]
    [InlineData("proxy 'http://me:hun/ter2@proxy:3128/' failed", "proxy 'http://proxy:3128/' failed")]
    [InlineData("http://me:p@ss@host", "http://host")]
    [InlineData("two: http://a:1@b and https://c:2@d", "two: http://b and https://d")]
    [InlineData("assumed-role/x/alice@example.com", "assumed-role/x/alice@example.com")]
    [InlineData("http://host/path", "http://host/path")]
    public void WithoutUsers_TextWithUrls_NamesNoUser(string text, string expected) => Assert.Equal(expected, UrlText.WithoutUsers(text));

    [Theory]
    [InlineData("user:hunter2@h/x", "h/x")]
    [InlineData("ftp://us er:hun'ter2@h/x", "h/x")]
    public void Of_ValueThatIsNoUrl_NamesNoUser(string text, string expected) => Assert.Equal(expected, UrlText.Of(text));

    [Theory]
    [InlineData("ftp://user:hunter2@h/x")]
    [InlineData("user:hunter2@h/x")]
    [InlineData("http://user:hunter2@h/x")]
    public void Resolver_UrlWithAPasswordInAnyOption_HidesIt(string url)
    {
        var options = new PrivateLinkOptions { ServiceUrl = new Uri(url, UriKind.RelativeOrAbsolute), Region = url };
        options.Endpoints["dogs"] = new EndpointOptions { ServiceName = $"https://me:hunter2@{url}", Region = $"http://me:hunter2@x" };

        var error = Assert.Throws<ArgumentException>(() => new EndpointResolver(options));

        Assert.Contains("ServiceUrl", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("ftp://user:hunter2", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("me:hunter2", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Build_UrlAsImage_HidesThePassword()
    {
        var fault = new StackValidationError("task-api/service", "https://me:hunter2@registry/image", "It is no image.", "Give one.");

        Assert.DoesNotContain("hunter2", $"{fault.Value} {fault}", StringComparison.Ordinal);
    }
}
