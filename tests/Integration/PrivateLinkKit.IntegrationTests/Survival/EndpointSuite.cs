using Amazon.EC2;
using Amazon.EC2.Model;
using Amazon.Runtime;
using PrivateLinkKit.Testing;

namespace PrivateLinkKit.IntegrationTests.Survival;

/// <summary>The endpoint of the Task API's consumer, which has an account of its own.</summary>
internal class EndpointSuite : ConformanceSuite
{
    private const string Kind = "VpcEndpoint";

    public override PrivateLinkStack Stack => TaskApi.First;

    public override string LogicalId => "customer/endpoint";

    public override string Account => TestEnvironment.Account;

    public override IReadOnlyList<DescriptionChange> Changes =>
    [
        new("SubnetIds", TaskApi.WithCustomer(customer => customer.InSubnets(SubnetTier.Private))),
        new("VpcId", TaskApi.WithCustomer(customer => customer.InVpc(vpc => vpc.Cidr("10.9.0.0/24").AcrossZones(Stacks.Zones)
            .WithSubnets(SubnetLayout.PublicAndPrivate)))),
    ];

    public override IReadOnlyCollection<string> FixedProperties => ["ServiceName", "SecurityGroupIds", "PrivateDnsEnabled", "VpcEndpointType"];

    public override IReadOnlyList<ManualChange> ManualChanges => [new("SubnetIds", async (context, id) =>
    {
        using var ec2 = Client(context);
        var endpoint = (await ec2.DescribeVpcEndpointsAsync(new DescribeVpcEndpointsRequest { VpcEndpointIds = [id] })).VpcEndpoints.Single();
        await ec2.ModifyVpcEndpointAsync(new ModifyVpcEndpointRequest { VpcEndpointId = id, RemoveSubnetIds = [endpoint.SubnetIds[0]] });
    })];

    public override Task PrepareAsync(ConformanceContext context)
    {
        TaskApi.AddTo(context.Aws.Images);
        return Task.CompletedTask;
    }

    public override bool IsOfTheKind(RecordedRequest call) => call.Operation.EndsWith(Kind, StringComparison.Ordinal)
        || call.Operation.EndsWith($"{Kind}s", StringComparison.Ordinal);

    public override async Task<IReadOnlyList<ExistingResource>> ListAsync(ConformanceContext context)
    {
        using var ec2 = Client(context);
        var endpoints = (await ec2.DescribeVpcEndpointsAsync(new DescribeVpcEndpointsRequest())).VpcEndpoints ?? [];
        return [.. endpoints.Where(endpoint => endpoint.State != State.Deleted).Select(endpoint =>
            new ExistingResource(endpoint.VpcEndpointId, (endpoint.Tags ?? []).ToDictionary(tag => tag.Key, tag => tag.Value))
            {
                Settings = new Dictionary<string, string>
                {
                    ["VpcId"] = endpoint.VpcId,
                    ["ServiceName"] = endpoint.ServiceName,
                    ["SubnetIds"] = string.Join(',', endpoint.SubnetIds ?? []),
                    ["Groups"] = string.Join(',', (endpoint.Groups ?? []).Select(group => group.GroupId)),
                    ["PrivateDnsEnabled"] = $"{endpoint.PrivateDnsEnabled}",
                },
            })];
    }

    public override async Task DeleteAsync(ConformanceContext context, string id)
    {
        using var ec2 = Client(context);
        await ec2.DeleteVpcEndpointsAsync(new DeleteVpcEndpointsRequest { VpcEndpointIds = [id] });
    }

    public override async Task ChangeTagsAsync(
        ConformanceContext context, string id, IReadOnlyDictionary<string, string> set, IReadOnlyCollection<string> remove)
    {
        using var ec2 = Client(context);
        if (set.Count > 0)
        {
            await ec2.CreateTagsAsync(new CreateTagsRequest { Resources = [id], Tags = [.. set.Select(tag => new Amazon.EC2.Model.Tag(tag.Key, tag.Value))] });
        }

        if (remove.Count > 0)
        {
            await ec2.DeleteTagsAsync(new DeleteTagsRequest { Resources = [id], Tags = [.. remove.Select(key => new Amazon.EC2.Model.Tag(key))] });
        }
    }

    protected static T Configured<T>(ConformanceContext context, T config)
        where T : ClientConfig
    {
        config.ServiceURL = context.ServiceUrl.ToString();
        config.AuthenticationRegion = context.Region;
        return config;
    }

    protected static AWSCredentials Key(string account) => new BasicAWSCredentials(account, "secret");

    private static AmazonEC2Client Client(ConformanceContext context) => new(Key(TaskApi.Accounts[1]), Configured(context, new AmazonEC2Config()));
}
