using Amazon.EC2.Model;
using PrivateLinkKit.Aws.Ec2;
using PrivateLinkKit.Engine.Model;
using PrivateLinkKit.Engine.Ownership;
using PrivateLinkKit.Engine.Planning;

namespace PrivateLinkKit.Engine.Execution;

/// <summary>Maintains the <see cref="PlacementTags"/>.</summary>
internal static class PlacementTagCalls
{
    /// <summary>
    /// Before the first change of an apply: resources about to be created in other placements must be found again after any failure. New
    /// endpoint services get the tags in their create call.
    /// </summary>
    public static async Task SetAsync(Operation operation, ResourceGraph want, ObservedStack observed)
    {
        foreach (var resource in want.InOrder.Where(resource => resource.Remembers.Count > 0))
        {
            foreach (var state in observed.Of(resource.Id).Where(state => state.At == resource.At))
            {
                await SetAsync(operation, resource, state);
            }
        }
    }

    /// <summary>Removes the tags of placements without wanted resources after a complete apply, if they could be read.</summary>
    public static async Task RemoveAsync(Operation operation, ResourceGraph want, ObservedStack observed)
    {
        var wanted = want.Elsewhere.Concat(observed.Unreachable.Select(place => place.At)).Select(at => PlacementTags.Of(at).Key).ToHashSet();
        var remembering = want.InOrder.Select(resource => operation.Outputs[resource.Id]).OfType<ResourceState>().Where(state => Stale(state).Any()).ToList();
        if (remembering.Count > 0)
        {
            var context = operation.ContextFor(want.Home);
            await context.RepeatAsync(token => context.Ec2.DeleteTagsAsync(
                new DeleteTagsRequest
                {
                    Resources = [.. remembering.Select(state => state.PhysicalId)],
                    Tags = [.. remembering.SelectMany(Stale).Distinct().Select(key => new Amazon.EC2.Model.Tag { Key = key })],
                },
                token));
        }

        IEnumerable<string> Stale(ResourceState state) => PlacementTags.On(state.Tags).Select(at => PlacementTags.Of(at).Key)
            .Where(key => !wanted.Contains(key));
    }

    private static async Task SetAsync(Operation operation, Resource want, ResourceState have)
    {
        var others = have.Tags.Count(tag => PlacementTags.IsOne(tag) ? !want.Remembers.Any(at => PlacementTags.Of(at).Key == tag.Key) : IsOfOthers(tag));
        var missing = PlacementTags.Of(want.Remembers, OwnershipTags.MaxCount + want.Tags.Count + others).Except(have.Tags).ToList();
        if (missing.Count > 0)
        {
            var context = operation.ContextFor(have.At);
            await context.RepeatAsync(token => context.Ec2.CreateTagsAsync(
                new CreateTagsRequest { Resources = [have.PhysicalId], Tags = missing.ConvertAll(tag => new Amazon.EC2.Model.Tag(tag.Key, tag.Value)) },
                    token));
        }

        bool IsOfOthers(Engine.Model.Tag tag) => !OwnershipTags.IsOwn(tag.Key) && want.Tags.All(own => own.Key != tag.Key);
    }
}
