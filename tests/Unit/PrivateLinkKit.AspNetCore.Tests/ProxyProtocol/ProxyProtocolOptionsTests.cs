namespace PrivateLinkKit.AspNetCore.Tests.ProxyProtocol;

public class ProxyProtocolOptionsTests
{
    [Fact]
    public void RefuseFaults_Defaults_None() => new ProxyProtocolOptions().RefuseFaults();

    [Fact]
    public void RefuseFaults_SeveralFaults_AllAtOnce()
    {
        var options = new ProxyProtocolOptions { HeaderTimeout = TimeSpan.Zero, MaxHeaderLength = 51, TimeProvider = null! };

        var refusal = Assert.Throws<ArgumentException>(options.RefuseFaults);

        Assert.Equal(["HeaderTimeout", "MaxHeaderLength", "TimeProvider"], refusal.Message.Split(Environment.NewLine).Select(fault => fault.Split(' ')[0]));
    }

    [Theory]
    [InlineData(52, true)]
    [InlineData(4096, true)]
    [InlineData(4097, false)]
    public void RefuseFaults_MaxHeaderLength_Bounds(int length, bool isAllowed) =>
        Assert.Equal(isAllowed, Record.Exception(new ProxyProtocolOptions { MaxHeaderLength = length }.RefuseFaults) is null);
}
