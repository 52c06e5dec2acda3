using PrivateLinkKit.Testing.Services.Ec2;
using PrivateLinkKit.Testing.Wire.Ec2;

namespace PrivateLinkKit.Testing.Tests.Services.Ec2;

public class PrivateNameVerificationTests
{
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
        Assert.Null(PrivateNameVerification.Verify(new ServiceConfiguration(), _ => []).PrivateDnsNameConfiguration);

    private static ServiceConfiguration Verify(string privateName, Func<string, IEnumerable<string>>? records) => PrivateNameVerification.Verify(
        new ServiceConfiguration
        {
            PrivateDnsName = privateName,
            PrivateDnsNameConfiguration = new() { State = "pendingVerification", Name = "_abc", Type = "TXT", Value = "vpce:Xy" },
        },
        records);
}
