namespace PrivateLinkKit.IntegrationTests;

public class OptionsTests
{
    [Theory]
    [InlineData("ftp://127.0.0.1/")]
    [InlineData("/just/a/path")]
    public void Provisioner_ServiceUrlThatIsNone_IsRefusedByValue(string url)
    {
        var error = Assert.Throws<ArgumentException>(() =>
            new PrivateLinkProvisioner(new PrivateLinkOptions { ServiceUrl = new Uri(url, UriKind.RelativeOrAbsolute) }));

        Assert.Contains(url, error.Message, StringComparison.Ordinal);
    }
}
