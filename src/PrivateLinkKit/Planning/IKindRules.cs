using PrivateLinkKit.Model;

namespace PrivateLinkKit.Planning;

/// <summary>What the planner asks of a kind. Pure; no AWS call.</summary>
internal interface IKindRules
{
    /// <summary>The least deep reading that reads this kind.</summary>
    ReadingDepth ReadFrom => ReadingDepth.Lists;

    /// <summary>How a wanted resource differs from the one that exists.</summary>
    IReadOnlyList<PropertyChange> Diff(Resource want, ResourceState? have, Outputs outputs);

    /// <summary>Whether the existing resource was made or last updated for exactly this wish, so that all that the wish refers to was there.</summary>
    bool WasMadeAs(Resource want, ResourceState have);

    /// <summary>Whether AWS refuses to change this property for the sake of those that use the resource, so that only a new one can have it.</summary>
    bool IsHeld(PropertyChange change, IReadOnlyCollection<ResourceState> users);

    /// <summary>Whether the wanted one cannot be created while another of its kind exists, so that the old one has to go first.</summary>
    bool Conflicts(Resource want, ResourceState existing, Outputs outputs);

    /// <summary>Whether a new one in place of the old cuts off consumers that are connected.</summary>
    /// <param name="changes">What differs.</param>
    /// <param name="deletedFirst">Whether the old one is gone before the new one is there.</param>
    bool ReplacementInterrupts(IReadOnlyList<PropertyChange> changes, bool deletedFirst);

    /// <summary>Whether consumers are cut off although the resource stays.</summary>
    bool UpdateInterrupts(IReadOnlyList<PropertyChange> changes) => false;
}
