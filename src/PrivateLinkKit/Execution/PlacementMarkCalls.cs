using Amazon.EC2.Model;
using PrivateLinkKit.Model;
using PrivateLinkKit.Ownership;
using PrivateLinkKit.Planning;
using PrivateLinkKit.Resources.Ec2;

namespace PrivateLinkKit.Execution;

/// <summary>Keeps <see cref="PlacementMarks"/> true.</summary>
internal static class PlacementMarkCalls
{
    /// <summary>Before the first change of an apply: what is about to be made elsewhere must be found again, whatever happens. A new service has its marks from its create call on.</summary>
    public static async Task SetAsync(Run run, ResourceGraph want, ObservedStack observed)
    {
        foreach (var service in observed.Resources.OfType<EndpointServiceState>())
        {
            var wanted = want[service.Id]?.Tags ?? [];
            var others = service.Tags.Count(tag => PlacementMarks.IsOne(tag) ? !want.Elsewhere.Any(at => PlacementMarks.Of(at).Key == tag.Key) : IsOfOthers(tag));
            var missing = PlacementMarks.Of(want.Elsewhere, OwnershipTags.MaxCount + wanted.Count + others).Except(service.Tags).ToList();
            if (missing.Count > 0)
            {
                var context = run.ContextFor(service.At);
                await context.RepeatAsync(token => context.Ec2.CreateTagsAsync(
                    new CreateTagsRequest { Resources = [service.PhysicalId], Tags = missing.ConvertAll(tag => new Amazon.EC2.Model.Tag(tag.Key, tag.Value)) }, token));
            }

            bool IsOfOthers(Model.Tag tag) => !OwnershipTags.IsOwn(tag.Key) && wanted.All(own => own.Key != tag.Key);
        }
    }

    /// <summary>After an apply that ended completely: nothing is left where nothing is wanted.</summary>
    public static async Task RemoveAsync(Run run, ResourceGraph want)
    {
        var wanted = want.Elsewhere.Select(at => PlacementMarks.Of(at).Key).ToHashSet();
        foreach (var service in want.InOrder.Select(resource => run.Outputs[resource.Id]).OfType<EndpointServiceState>())
        {
            var stale = PlacementMarks.On(service.Tags).Select(at => PlacementMarks.Of(at).Key).Where(key => !wanted.Contains(key)).ToList();
            if (stale.Count > 0)
            {
                var context = run.ContextFor(service.At);
                await context.RepeatAsync(token => context.Ec2.DeleteTagsAsync(
                    new DeleteTagsRequest { Resources = [service.PhysicalId], Tags = stale.ConvertAll(key => new Amazon.EC2.Model.Tag { Key = key }) }, token));
            }
        }
    }
}
