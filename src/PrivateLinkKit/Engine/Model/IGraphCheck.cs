namespace PrivateLinkKit.Engine.Model;

/// <summary>A check of what a unit uses or needs, before its first change.</summary>
internal interface IGraphCheck
{
    /// <summary>The part that the findings concern.</summary>
    LogicalId Id { get; }

    /// <summary>Its account and region.</summary>
    Placement At { get; }
}
