namespace PrivateLinkKit.Engine.Model;

/// <summary>Adjusts wanted resources to what exists, before they are compared.</summary>
internal interface IGraphAdjustment
{
    /// <summary>Returns the resources that replace those with the same logical ids; empty if nothing has to be adjusted.</summary>
    IReadOnlyList<Resource> Adjust(ResourceGraph want, IReadOnlyCollection<ResourceState> have);
}
