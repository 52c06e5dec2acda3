using PrivateLinkKit.Testing.Wire.Ecs;
using Attribute = PrivateLinkKit.Testing.Wire.Ecs.Attribute;

namespace PrivateLinkKit.Testing.Services.Ecs;

/// <summary>Attributes of container instances: those of the agent, and those of users.</summary>
internal static class Attributes
{
    private const string TargetType = "container-instance";
    private const int MostAtOnce = 10;

    public static ListAttributesResult List(ServiceCall call, ListAttributesRequest request)
    {
        var cluster = Clusters.Get(call.Region, request.Cluster).ClusterArn!;
        var found = call.Region.Ecs.InstancesIn(cluster).Where(instance => instance.IsRegistered)
            .SelectMany(instance => instance.View.Attributes!.Select(attribute => attribute with { TargetType = TargetType, TargetId = instance.Arn }))
            .Where(attribute => request.AttributeName is null || attribute.Name == request.AttributeName)
            .Where(attribute => request.AttributeValue is null || attribute.Value == request.AttributeValue)
            .ToDictionary(attribute => $"{attribute.TargetId} {attribute.Name}");
        var (page, next) = Pages.Of(found.Keys, request.NextToken, request.MaxResults);
        return new() { Attributes = [.. page.Select(key => found[key])], NextToken = next };
    }

    public static PutAttributesResult Put(ServiceCall call, PutAttributesRequest request)
    {
        var changes = Targets(call.Region, request.Cluster, request.Attributes!);
        foreach (var (instance, attribute) in changes)
        {
            Change(call.Region, instance.Arn, attribute, others => others.Append(new() { Name = attribute.Name, Value = attribute.Value }));
        }

        return new() { Attributes = request.Attributes };
    }

    public static DeleteAttributesResult Delete(ServiceCall call, DeleteAttributesRequest request)
    {
        var changes = Targets(call.Region, request.Cluster, request.Attributes!);
        foreach (var (instance, attribute) in changes)
        {
            Change(call.Region, instance.Arn, attribute, others => others);
        }

        return new() { Attributes = request.Attributes };
    }

    private static List<(ContainerInstanceState Instance, Attribute Attribute)> Targets(
        AccountRegion region, string? reference, IReadOnlyList<Attribute> attributes)
    {
        var cluster = Clusters.Get(region, reference).ClusterArn!;
        if (attributes.Count is 0 or > MostAtOnce)
        {
            throw EcsErrors.InvalidParameter($"Attributes must have between 1 and {MostAtOnce} items.");
        }

        if (attributes.FirstOrDefault(attribute => attribute.Name!.StartsWith("ecs.", StringComparison.Ordinal)) is { } reserved)
        {
            throw EcsErrors.InvalidParameter($"The attribute name '{reserved.Name}' is reserved for Amazon ECS.");
        }

        return
        [
            .. attributes.Select(attribute => region.Ecs.ContainerInstances.Find(EcsArns.ContainerInstance(region, cluster, attribute.TargetId ?? ""))
                is { IsRegistered: true } instance ? (instance, attribute) : throw EcsErrors.TargetNotFound(attribute.TargetId)),
        ];
    }

    private static void Change(AccountRegion region, string arn, Attribute changed, Func<IEnumerable<Attribute>, IEnumerable<Attribute>> change) =>
        region.Ecs.ContainerInstances.Change(arn, instance => instance.With(view => view with
        {
            Attributes = [.. change(view.Attributes!.Where(attribute => attribute.Name != changed.Name))],
        }));
}
