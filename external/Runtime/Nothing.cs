#nullable disable
using System.Collections;
using Amazon;

namespace StandIn;

/// <summary>Missing collections: null, unless the process asked for SDK v3's behaviour, in which an empty one means the same.</summary>
internal static class Nothing
{
    public static List<T> List<T>() => AWSConfigs.InitializeCollections ? [] : null;

    public static Dictionary<string, T> Map<T>() => AWSConfigs.InitializeCollections ? [] : null;

    public static bool IsSet(ICollection values) => values is not null && (values.Count > 0 || !AWSConfigs.InitializeCollections);
}
