namespace PrivateLinkKit.Model;

/// <summary>The parts of an Amazon resource name; region and account are empty for some services.</summary>
internal readonly record struct Arn(string Partition, string Service, string Region, string Account, string Resource)
{
    public static bool TryParse(string text, out Arn arn)
    {
        var parts = text.Split(':', 6);
        if (parts is not ["arn", ['a', 'w', 's', ..] partition, { Length: > 0 } service, var region, var account, { Length: > 0 } resource])
        {
            arn = default;
            return false;
        }

        arn = new Arn(partition, service, region, account, resource);
        return true;
    }

    /// <summary>The partition of a region; of the commercial one when the region is not known.</summary>
    public static string PartitionOf(string? region) => region switch
    {
        ['c', 'n', '-', ..] => "aws-cn",
        ['u', 's', '-', 'g', 'o', 'v', '-', ..] => "aws-us-gov",
        _ => "aws",
    };

    public override string ToString() => $"arn:{Partition}:{Service}:{Region}:{Account}:{Resource}";
}
