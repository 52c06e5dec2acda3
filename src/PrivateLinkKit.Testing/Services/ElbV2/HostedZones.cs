namespace PrivateLinkKit.Testing.Services.ElbV2;

/// <summary>The Route 53 zones of load-balancer names. Other regions get an arbitrary well-formed id.</summary>
internal static class HostedZones
{
    public static string Of(string region, string type) => type == LoadBalancerTypes.Network ? Network(region) : Application(region);

    private static string Application(string region) => region switch
    {
        "us-east-1" => "Z35SXDOTRQ7X7K",
        "us-east-2" => "Z3AADJGX6KTTL2",
        "us-west-2" => "Z1H1FL5HABSF5",
        "eu-west-1" => "Z32O12XQLNTSW2",
        "eu-central-1" => "Z215JYRZR1TBD5",
        _ => Made(region, 'A'),
    };

    private static string Network(string region) => region switch
    {
        "us-east-1" => "Z26RNL4JYFTOTI",
        "us-east-2" => "ZLMOA37VPKANP",
        "us-west-2" => "Z18D5FSROUN65G",
        "eu-west-1" => "Z2IFOLAFXWLO4F",
        "eu-central-1" => "Z3F0SRJ5LGBH90",
        _ => Made(region, 'N'),
    };

    private static string Made(string region, char kind) => $"Z{kind}{region.Replace("-", "").ToUpperInvariant()}";
}
