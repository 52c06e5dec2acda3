using PrivateLinkKit.Model;
using PrivateLinkKit.Planning;

namespace PrivateLinkKit.Resources.Ec2;

/// <summary>What the EC2 kinds have in common: their tags are read, compared and changed in the same way.</summary>
internal abstract class Ec2Handler<TResource, TState>(string kind) : ResourceHandler<TResource, TState>(kind)
    where TResource : Resource
    where TState : ResourceState
{
    protected sealed override void Compare(PropertyDiff diff, TResource want, TState? have)
    {
        CompareProperties(diff, want, have);
        diff.Tags(want, have);
    }

    protected sealed override async Task<TState> UpdateAsync(TResource want, TState have, IReadOnlySet<string> changed, HandlerContext context)
    {
        var state = have;
        if (changed.Contains(TagDiff.Property))
        {
            await Ec2Tags.UpdateAsync(context, want, have);
            state = (TState)((ResourceState)have with { Tags = Owned.Made(want).Tags });
        }

        return changed.Any(name => name != TagDiff.Property) ? await UpdatePropertiesAsync(want, state, changed, context) : state;
    }

    /// <summary>One line per settable property other than the tags.</summary>
    protected abstract void CompareProperties(PropertyDiff diff, TResource want, TState? have);

    /// <summary>For kinds that have properties that AWS can change in place.</summary>
    protected virtual Task<TState> UpdatePropertiesAsync(TResource want, TState have, IReadOnlySet<string> changed, HandlerContext context) => Task.FromResult(have);
}
