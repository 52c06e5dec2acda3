using PrivateLinkKit.Testing.Services.Ec2;
using PrivateLinkKit.Testing.Wire.Ec2;

namespace PrivateLinkKit.Testing.Tests.Services.Ec2;

public class PrivateNameVerificationTests
{
    private static readonly PrivateDnsNameConfiguration Asked = new() { State = "pendingVerification", Name = "_abc", Type = "TXT", Value = "vpce:Xy" };

    [Theory]
    [InlineData("tasks.example.com", "_abc.tasks.example.com", "vpce:Xy", "verified")]
    [InlineData("tasks.example.com", "_abc.example.com", "vpce:Xy", "verified")]
    [InlineData("tasks.example.com", "example.com", "vpce:Xy", "verified")]
    [InlineData("*.example.com", "_abc.example.com", "vpce:Xy", "verified")]
    [InlineData("tasks.example.com", "_abc.com", "vpce:Xy", "failed")]
    [InlineData("tasks.example.com", "_abc.other.com", "vpce:Xy", "failed")]
    [InlineData("tasks.example.com", "_abc.example.com", "vpce:xy", "failed")]
    public void Verify_RecordInPublicDns_DecidesByPlaceAndValue(string privateName, string recordAt, string value, string state) =>
        Assert.Equal(state, Verify(privateName, name => name == recordAt ? [value] : []).PrivateDnsNameConfiguration!.State);

    [Fact]
    public void Verify_NoPublicDns_Succeeds() => Assert.Equal("verified", Verify("tasks.example.com", null).PrivateDnsNameConfiguration!.State);

    [Fact]
    public void Verify_NameGoneMeanwhile_ChangesNothing() =>
        Assert.Null(PrivateNameVerification.Verify(new ServiceConfiguration(), Asked, _ => []).PrivateDnsNameConfiguration);

    [Fact]
    public void Verify_AnotherNameMeanwhile_ChangesNothing()
    {
        var service = new ServiceConfiguration { PrivateDnsName = "jobs.example.com",
            PrivateDnsNameConfiguration = Asked with { Name = "_def", Value = "vpce:Zz" } };

        Assert.Equal("pendingVerification", PrivateNameVerification.Verify(service, Asked, null).PrivateDnsNameConfiguration!.State);
    }

    private static ServiceConfiguration Verify(string privateName, Func<string, IEnumerable<string>>? records) =>
        PrivateNameVerification.Verify(new ServiceConfiguration { PrivateDnsName = privateName, PrivateDnsNameConfiguration = Asked }, Asked, records);
}
