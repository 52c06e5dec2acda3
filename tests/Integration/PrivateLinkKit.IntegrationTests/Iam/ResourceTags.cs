using System.Collections.Concurrent;
using Amazon.EC2;
using Amazon.EC2.Model;
using Amazon.ECS;
using Amazon.ElasticLoadBalancingV2;

namespace PrivateLinkKit.IntegrationTests.Iam;

/// <summary>Reads the tags of a call's resources from the emulator.</summary>
internal sealed class ResourceTags(TestEnvironment environment) : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, Clients> _clients = new();

    /// <summary>
    /// Returns the call with route table associations resolved, and the tags of its existing resources. null: it names an association that is gone, and does
    /// nothing.
    /// </summary>
    public async Task<RecordedCall?> ReadAsync(string actor, ApiCall call, string account)
    {
        var clients = _clients.GetOrAdd(account, of => new Clients(environment.Ec2As(of), environment.ElbV2As(of), environment.EcsAs(of)));
        var arns = new List<string>();
        foreach (var arn in call.Existing)
        {
            arns.AddRange(IsAssociation(arn) ? await PartsAsync(call, arn, clients.Ec2) ?? [] : [arn]);
        }

        var tags = new Dictionary<string, IReadOnlyDictionary<string, string>>();
        foreach (var arn in arns.Distinct())
        {
            tags[arn] = await TagsOfAsync(arn, clients);
        }

        foreach (var association in call.Existing.Where(IsAssociation))
        {
            // Its subnet may have been deleted meanwhile.
            if (await PartsAsync(call, association, clients.Ec2) is null)
            {
                return null;
            }
        }

        return new RecordedCall(actor, call with { Existing = arns }, tags);
    }

    public ValueTask DisposeAsync()
    {
        foreach (var clients in _clients.Values)
        {
            clients.Ec2.Dispose();
            clients.ElbV2.Dispose();
            clients.Ecs.Dispose();
        }

        return ValueTask.CompletedTask;
    }

    private static bool IsAssociation(string arn) => arn.Contains(Place.Association, StringComparison.Ordinal);

    private static async Task<IReadOnlyDictionary<string, string>> TagsOfAsync(string arn, Clients clients) => arn.Split(':')[2] switch
    {
        "ec2" => ((await clients.Ec2.DescribeTagsAsync(new DescribeTagsRequest { Filters = [new("resource-id", [arn.Split('/')[^1]])] })).Tags ?? [])
            .ToDictionary(tag => tag.Key, tag => tag.Value),
        "elasticloadbalancing" => ((await clients.ElbV2.DescribeTagsAsync(new() { ResourceArns = [arn] })).TagDescriptions.Single().Tags ?? [])
            .ToDictionary(tag => tag.Key, tag => tag.Value),
        "ecs" => ((await clients.Ecs.ListTagsForResourceAsync(new() { ResourceArn = arn })).Tags ?? []).ToDictionary(tag => tag.Key, tag => tag.Value),
        _ => ApiCall.NoTags,
    };

    /// <summary>The subnet of an association, and for the call that ends it the route table. null: the association is gone.</summary>
    private static async Task<IEnumerable<string>?> PartsAsync(ApiCall call, string arn, AmazonEC2Client ec2)
    {
        var id = arn.Split('/')[^1];
        var tables = await ec2.DescribeRouteTablesAsync(new DescribeRouteTablesRequest { Filters = [new("association.route-table-association-id", [id])] });
        var association = (tables.RouteTables ?? []).SelectMany(table => table.Associations).SingleOrDefault(found => found.RouteTableAssociationId == id);
        var place = new Place(arn.Split(':')[4], arn.Split(':')[3]);
        return association is null ? null
            : call.Action is "ec2:DisassociateRouteTable"
            ? [place.Ec2(association.SubnetId), place.Ec2(association.RouteTableId)]
            : [place.Ec2(association.SubnetId)];
    }

    private sealed record Clients(AmazonEC2Client Ec2, AmazonElasticLoadBalancingV2Client ElbV2, AmazonECSClient Ecs);
}
