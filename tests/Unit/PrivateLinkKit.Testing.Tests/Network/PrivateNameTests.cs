using Amazon.EC2;
using Amazon.EC2.Model;

namespace PrivateLinkKit.Testing.Tests.Network;

/// <summary>The service's private DNS name, in the VPC of a consumer that has enabled it.</summary>
public sealed class PrivateNameTests : IAsyncLifetime
{
    private const string Name = "tasks.example.com";

    private readonly Dictionary<string, string> _records = new(StringComparer.OrdinalIgnoreCase);
    private Chain _chain = null!;

    public async Task InitializeAsync()
    {
        _chain = await Chain.BuildDirectAsync(options: new EmbeddedAwsOptions
        {
            ConnectTimeout = TimeSpan.FromMilliseconds(100),
            PublicTxtRecords = name => _records.TryGetValue(name, out var value) ? [value] : [],
        });
        await _chain.Ec2.ModifyVpcEndpointServiceConfigurationAsync(new() { ServiceId = _chain.ServiceId, PrivateDnsName = Name });
        await _chain.Customer.ModifyVpcAttributeAsync(new() { VpcId = _chain.CustomerVpcId, EnableDnsHostnames = true });
    }

    public async Task DisposeAsync() => await _chain.DisposeAsync();

    [Fact]
    public async Task Get_ByThePrivateName_ReachesTheTasksFromTheConsumersVpcAlone()
    {
        await VerifyAsync(withRecord: true);

        await EnableAsync(true);

        Assert.EndsWith($"to {Name} ", await _chain.GetAsync(Name), StringComparison.Ordinal);
        Assert.Equal(2, _chain.Network.Resolve(_chain.CustomerVpcId, Name).Count);
        Assert.Empty(_chain.Network.Resolve(await ProviderVpcAsync(), Name));
        Assert.Equal(Name, (await _chain.DescribeEndpointAsync()).DnsEntries[^1].DnsName);
    }

    [Fact]
    public async Task Modify_DisabledAgain_TheNameIsUnknown()
    {
        await VerifyAsync(withRecord: true);
        await EnableAsync(true);

        await EnableAsync(false);

        Assert.Empty(_chain.Network.Resolve(_chain.CustomerVpcId, Name));
        Assert.DoesNotContain((await _chain.DescribeEndpointAsync()).DnsEntries, entry => entry.DnsName == Name);
    }

    [Fact]
    public async Task Create_WithThePrivateName_HasItFromTheStart()
    {
        await VerifyAsync(withRecord: true);
        await _chain.Customer.DeleteVpcEndpointsAsync(new() { VpcEndpointIds = [_chain.Endpoint.VpcEndpointId] });

        await CreateAsync();

        Assert.NotEmpty(await _chain.GetAsync(Name));
    }

    [Fact]
    public async Task Verification_WithoutTheRecord_FailsUntilItIsThereAndStartedAgain()
    {
        var pending = (await ServiceAsync()).PrivateDnsNameConfiguration.State;
        await VerifyAsync(withRecord: false);
        var failed = (await ServiceAsync()).PrivateDnsNameConfiguration.State;
        var refused = await Assert.ThrowsAsync<AmazonEC2Exception>(() => EnableAsync(true));
        await VerifyAsync(withRecord: true);

        Assert.Equal((DnsNameState.PendingVerification, DnsNameState.Failed), (pending, failed));
        Assert.Equal("InvalidParameter", refused.ErrorCode);
        Assert.Equal(DnsNameState.Verified, (await ServiceAsync()).PrivateDnsNameConfiguration.State);
        await EnableAsync(true);
    }

    [Fact]
    public async Task PrivateName_InCapitals_IsTheSameNameAsAnyOther()
    {
        await _chain.Ec2.ModifyVpcEndpointServiceConfigurationAsync(new() { ServiceId = _chain.ServiceId, PrivateDnsName = Name.ToUpperInvariant() });
        await VerifyAsync(withRecord: true);

        await EnableAsync(true);

        Assert.NotEmpty(await _chain.GetAsync(Name));
        Assert.Equal(Name.ToUpperInvariant(), (await _chain.DescribeEndpointAsync()).DnsEntries[^1].DnsName);
        await _chain.Ec2.ModifyVpcEndpointServiceConfigurationAsync(new() { ServiceId = _chain.ServiceId, PrivateDnsName = Name });
        await VerifyAsync(withRecord: true);
        var conflict = await Assert.ThrowsAsync<AmazonEC2Exception>(CreateAsync);
        Assert.Contains("conflicting DNS domain", conflict.Message);
    }

    [Fact]
    public async Task Resolve_VpcWithoutHostNamesByNow_DoesNotKnowThePrivateName()
    {
        await VerifyAsync(withRecord: true);
        await EnableAsync(true);

        await _chain.Customer.ModifyVpcAttributeAsync(new() { VpcId = _chain.CustomerVpcId, EnableDnsHostnames = false });

        Assert.Empty(_chain.Network.Resolve(_chain.CustomerVpcId, Name));
    }

    [Fact]
    public async Task Create_WildcardOfADomainThatAnEndpointHas_Conflicts()
    {
        await VerifyAsync(withRecord: true);
        await EnableAsync(true);
        await _chain.Ec2.ModifyVpcEndpointServiceConfigurationAsync(new() { ServiceId = _chain.ServiceId, PrivateDnsName = $"*.{Name}" });
        await VerifyAsync(withRecord: true);

        var conflict = await Assert.ThrowsAsync<AmazonEC2Exception>(CreateAsync);

        Assert.Contains("conflicting DNS domain", conflict.Message);
    }

    [Fact]
    public async Task Modify_TheServiceGetsAnotherName_HasToBeVerifiedAgain()
    {
        await VerifyAsync(withRecord: true);

        await _chain.Ec2.ModifyVpcEndpointServiceConfigurationAsync(new() { ServiceId = _chain.ServiceId, PrivateDnsName = "jobs.example.com" });

        Assert.Equal(DnsNameState.PendingVerification, (await ServiceAsync()).PrivateDnsNameConfiguration.State);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("jobs.example.com")]
    public async Task Modify_EndpointOfAServiceThatHasAnotherNameByNow_KeepsTheNameItWasGiven(string? byNow)
    {
        await VerifyAsync(withRecord: true);
        await EnableAsync(true);
        await _chain.Ec2.ModifyVpcEndpointServiceConfigurationAsync(new() { ServiceId = _chain.ServiceId, PrivateDnsName = byNow,
            RemovePrivateDnsName = byNow is null });

        await _chain.Customer.ModifyVpcEndpointAsync(new() { VpcEndpointId = _chain.Endpoint.VpcEndpointId, RemoveSubnetIds = [_chain.Endpoint.SubnetIds[0]] });

        Assert.Equal(Name, (await _chain.DescribeEndpointAsync()).DnsEntries[^1].DnsName);
        Assert.NotEmpty(await _chain.GetAsync(Name));
    }

    private async Task VerifyAsync(bool withRecord)
    {
        var asked = (await ServiceAsync()).PrivateDnsNameConfiguration;
        if (withRecord)
        {
            _records[$"{asked.Name}.{Name}"] = asked.Value;
        }

        await _chain.Ec2.StartVpcEndpointServicePrivateDnsVerificationAsync(new() { ServiceId = _chain.ServiceId });
    }

    private async Task CreateAsync() => await _chain.Customer.CreateVpcEndpointAsync(new()
    {
        VpcEndpointType = VpcEndpointType.Interface,
        VpcId = _chain.CustomerVpcId,
        ServiceName = (await ServiceAsync()).ServiceName,
        SubnetIds = _chain.Endpoint.SubnetIds,
        SecurityGroupIds = [_chain.EndpointGroupId],
        PrivateDnsEnabled = true,
    });

    private Task EnableAsync(bool enabled) =>
        _chain.Customer.ModifyVpcEndpointAsync(new() { VpcEndpointId = _chain.Endpoint.VpcEndpointId, PrivateDnsEnabled = enabled });

    private async Task<ServiceConfiguration> ServiceAsync() =>
        (await _chain.Ec2.DescribeVpcEndpointServiceConfigurationsAsync(new() { ServiceIds = [_chain.ServiceId] })).ServiceConfigurations[0];

    private async Task<string> ProviderVpcAsync() => (await _chain.Ec2.DescribeVpcsAsync(CreatedResources.Vpcs)).Vpcs[0].VpcId;
}
