"""Additional reads of infrastructure tools for the kinds that they manage, one command per line."""
from cli import an

ATTRIBUTES_OF_VPCS = {"enableDnsSupport": True, "enableDnsHostnames": True, "enableNetworkAddressUsageMetrics": False}


def read_around(ours, theirs):
    aws, network = ours.aws, ours.network
    _new_account(aws)
    for attribute, value in ATTRIBUTES_OF_VPCS.items():
        aws(f"ec2 describe-vpc-attribute --vpc-id {network.vpc} --attribute {attribute}", {f"{attribute[0].upper()}{attribute[1:]}.Value": value})
    aws("ec2 describe-dhcp-options", {"DhcpOptions[].DhcpConfigurations[].Values[].Value": ["eu-west-1.compute.internal", "AmazonProvidedDNS"]})
    aws("ec2 describe-account-attributes --attribute-names supported-platforms", {"AccountAttributes[].AttributeValues[].AttributeValue": ["VPC"]})
    aws(f"ec2 describe-addresses-attribute --attribute domain-name --allocation-ids {network.address}", {"Addresses[].AllocationId": [network.address]})
    prefixes = aws("ec2 describe-prefix-lists --filters Name=prefix-list-name,Values=*.s3", {"length(PrefixLists)": 1}, "PrefixLists[0].PrefixListId")
    aws(f"ec2 describe-managed-prefix-lists --prefix-list-ids {prefixes}", {"PrefixLists[].[OwnerId,State]": [["AWS", "create-complete"]]})
    aws(f"ec2 get-managed-prefix-list-entries --prefix-list-id {prefixes}", {"length(Entries)": 1})
    aws("ec2 describe-instance-types --instance-types t3.micro", {"InstanceTypes[].[VCpuInfo.DefaultVCpus,MemoryInfo.SizeInMiB]": [[2, 1024]]})
    aws("ec2 describe-instance-type-offerings --filters Name=instance-type,Values=t3.micro", {"InstanceTypeOfferings[].Location": ["eu-west-1"]})
    aws("ec2 describe-images --owners amazon --filters Name=architecture,Values=arm64 Name=name,Values=amzn2-ami-hvm-*",
        {"Images[].[State,RootDeviceType]": [["available", "ebs"]]})

    aws(f"elbv2 describe-capacity-reservation --load-balancer-arn {ours.nlb}", {"CapacityReservationState": []})
    aws(f"elbv2 describe-listener-certificates --listener-arn {ours.alb_listener}", {"Certificates": []})
    aws("elbv2 describe-ssl-policies --names ELBSecurityPolicy-2016-08", {"length(SslPolicies[0].Ciphers)": 18})
    aws("ecs describe-capacity-providers --capacity-providers FARGATE", {"capacityProviders[].[name,status]": [["FARGATE", "ACTIVE"]]})
    aws("ecs list-account-settings --effective-settings --name taskLongArnFormat", {"settings[].value": ["enabled"]})
    aws("ecs list-attributes --cluster task-api --target-type container-instance", {"attributes": []})

    aws, instance = theirs.aws, theirs.instance
    interface = aws(
        f"ec2 describe-instances --instance-ids {instance}", {"Reservations[].Instances[].NetworkInterfaces[].Attachment.DeviceIndex": [0]},
        "Reservations[0].Instances[0].NetworkInterfaces[0].NetworkInterfaceId")
    aws(f"ec2 describe-network-interface-attribute --network-interface-id {interface} --attribute sourceDestCheck", {"SourceDestCheck.Value": True})
    aws(f"ec2 describe-instance-attribute --instance-id {instance} --attribute instanceType", {"InstanceType.Value": "t3.micro"})
    aws(f"ec2 describe-instance-credit-specifications --instance-ids {instance}", {"InstanceCreditSpecifications[].CpuCredits": ["unlimited"]})
    aws(f"ec2 describe-vpc-endpoint-associations --vpc-endpoint-ids {theirs.endpoint}", {"VpcEndpointAssociations": []})


def _new_account(aws):
    vpc = aws("ec2 describe-vpcs --filters Name=is-default,Values=true", {"Vpcs[].[CidrBlock,State]": [["172.31.0.0/16", "available"]]}, "Vpcs[0].VpcId")
    mine = f"--filters Name=vpc-id,Values={vpc}"
    aws(f"ec2 describe-subnets {mine}",
        {"Subnets[].[CidrBlock,DefaultForAz,MapPublicIpOnLaunch]": [[f"172.31.{block}.0/20", True, True] for block in (0, 16, 32)]})
    aws(f"ec2 describe-route-tables {mine} Name=association.main,Values=true",
        {"RouteTables[].Routes[].DestinationCidrBlock": ["172.31.0.0/16", "0.0.0.0/0"], "RouteTables[0].Routes[1].GatewayId": an("igw")})
    aws(f"ec2 describe-security-groups {mine}", {"SecurityGroups[].GroupName": ["default"]})
    aws(f"ec2 describe-network-acls {mine}", {"NetworkAcls[].[IsDefault,length(Associations)]": [[True, 3]]})
