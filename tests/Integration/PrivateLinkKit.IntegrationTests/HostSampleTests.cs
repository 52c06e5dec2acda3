namespace PrivateLinkKit.IntegrationTests;

public class HostSampleTests
{
    [Fact]
    public async Task AspNetHost_Demo_CallsTheServiceByNameAndEndsByItself()
    {
        var (exitCode, output, errors) = await SampleProcess.RunAsync(
            "AspNetHost", "--demo", "--provider-url", "http://127.0.0.1:0", "--consumer-url", "http://127.0.0.1:0");

        Assert.True(exitCode == 0, output + errors);
        Assert.Contains("This is task 3", output, StringComparison.Ordinal);
        Assert.Equal(2, output.Split("/health -> 200 Healthy").Length - 1);
        Assert.Contains("privatelinkkit.resolve.hits", output, StringComparison.Ordinal);
        Assert.Contains("destroyed: ", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhoIsCalling_ConsumersWithTheSameAddresses_AreDistinguished()
    {
        var (exitCode, output, errors) = await SampleProcess.RunAsync("WhoIsCalling");

        Assert.True(exitCode == 0, output + errors);
        Assert.Contains("acme: 200 orders of acme", output, StringComparison.Ordinal);
        Assert.Contains("stranger: 403", output, StringComparison.Ordinal);
    }
}
