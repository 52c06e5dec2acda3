namespace PrivateLinkKit.Testing.Tests.Services.Route53;

public sealed class VpcAssociationsTests : IAsyncLifetime
{
    private TestEnvironment _lab = null!;
    private ZoneCalls _ours = null!;
    private ZoneCalls _theirs = null!;
    private string _vpc = "";
    private string _theirVpc = "";
    private string _zone = "";

    public async Task InitializeAsync()
    {
        _lab = await TestEnvironment.StartAsync();
        (_ours, _theirs) = (new ZoneCalls(_lab.Aws), new ZoneCalls(_lab.Aws, TestEnvironment.Consumer));
        using var ec2 = _lab.Ec2Of(TestEnvironment.Consumer);
        (_vpc, _theirVpc) = (await _lab.VpcAsync(), await _lab.VpcAsync(ec2: ec2));
        _zone = await _ours.CreateAsync("a.internal", _vpc);
    }

    public async Task DisposeAsync() => await _lab.DisposeAsync();

    [Fact]
    public async Task Associate_VpcOfAnotherAccount_NeedsTheAuthorizationOfTheZoneAndTheCallOfTheVpc()
    {
        await RefuseAsync(_theirs, "NotAuthorizedException", "associatevpc", _theirVpc);
        await CallAsync(_ours, "authorizevpcassociation", _theirVpc);
        await RefuseAsync(_ours, "NotAuthorizedException", "associatevpc", _theirVpc);
        await CallAsync(_theirs, "associatevpc", _theirVpc);
        await CallAsync(_ours, "deauthorizevpcassociation", _theirVpc);

        Assert.Equal([_vpc, _theirVpc], (await _ours.CallAsync("GET", $"hostedzone/{_zone}")).Descendants("VPCId").Select(id => id.Value));
        await RefuseAsync(_ours, "VPCAssociationAuthorizationNotFound", "deauthorizevpcassociation", _theirVpc);
    }

    [Fact]
    public async Task Authorizations_OfAZone_AreListed()
    {
        await CallAsync(_ours, "authorizevpcassociation", _theirVpc);

        var listed = await _ours.CallAsync("GET", $"hostedzone/{_zone}/authorizevpcassociation");

        Assert.Equal(_theirVpc, listed.Descendants("VPCId").Single().Value);
        await _theirs.RefusedAsync("NoSuchHostedZone", "GET", $"hostedzone/{_zone}/authorizevpcassociation");
    }

    [Fact]
    public async Task Associate_SameVpcOrSameNameAgain_Conflicts()
    {
        var (second, other) = (await _lab.VpcAsync(), await _ours.CreateAsync("a.internal", await _lab.VpcAsync()));
        await CallAsync(_ours, "associatevpc", second);

        await RefuseAsync(_ours, "ConflictingDomainExists", "associatevpc", second);
        await _ours.RefusedAsync("ConflictingDomainExists", "POST", $"hostedzone/{other}/associatevpc", Body(second));
    }

    [Fact]
    public async Task Associate_PublicZoneOrUnknownVpc_IsRefused()
    {
        var zone = await _ours.CreateAsync("example.com");

        await _ours.RefusedAsync("PublicZoneVPCAssociation", "POST", $"hostedzone/{zone}/associatevpc", Body(_vpc));
        await RefuseAsync(_ours, "InvalidVPCId", "associatevpc", "vpc-1");
        await _ours.RefusedAsync("NoSuchHostedZone", "POST", "hostedzone/Z1/associatevpc", Body(_vpc));
    }

    [Fact]
    public async Task Disassociate_LastVpcOrAnother_IsRefused()
    {
        await RefuseAsync(_ours, "LastVPCAssociation", "disassociatevpc", _vpc);
        await RefuseAsync(_ours, "VPCAssociationNotFound", "disassociatevpc", await _lab.VpcAsync());

        var second = await _lab.VpcAsync();
        await CallAsync(_ours, "associatevpc", second);
        await CallAsync(_ours, "disassociatevpc", _vpc);
    }

    [Fact]
    public async Task ListByVpc_ZonesOfAnyAccount_AreListedToTheOwnerOfTheVpc()
    {
        await CallAsync(_ours, "authorizevpcassociation", _theirVpc);
        await CallAsync(_theirs, "associatevpc", _theirVpc);

        var listed = await _theirs.CallAsync("GET", $"hostedzonesbyvpc?vpcid={_theirVpc}&vpcregion=eu-west-1");

        Assert.Equal((_zone, TestEnvironment.Provider),
            (listed.Descendants("HostedZoneId").Single().Value, listed.Descendants("OwningAccount").Single().Value));
        await _ours.RefusedAsync("InvalidInput", "GET", $"hostedzonesbyvpc?vpcid={_theirVpc}&vpcregion=eu-west-1");
    }

    private static string Body(string vpc) => $"<VpcRequest>{ZoneCalls.Vpc(vpc)}</VpcRequest>";

    private Task CallAsync(ZoneCalls zones, string action, string vpc) => zones.CallAsync("POST", $"hostedzone/{_zone}/{action}", Body(vpc));

    private Task RefuseAsync(ZoneCalls zones, string code, string action, string vpc) =>
        zones.RefusedAsync(code, "POST", $"hostedzone/{_zone}/{action}", Body(vpc));
}
