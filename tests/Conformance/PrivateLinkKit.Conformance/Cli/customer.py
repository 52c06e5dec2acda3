"""The customer's side, whose endpoint the provider has yet to accept; a line for each command."""
from cli import NOTHING, an, permission
from network import Network


class Customer:
    def __init__(self, aws, service_name):
        self.aws = aws
        zones = aws(
            f"ec2 describe-vpc-endpoint-services --service-names {service_name}",
            {"ServiceDetails[].[ServiceName,AcceptanceRequired]": [[service_name, True]], "ServiceNames": [service_name]},
            "ServiceDetails[0].AvailabilityZones")
        self.network = Network(aws, "10.1.1", zones)
        self.group = self.network.group("endpoint")
        aws(f"ec2 authorize-security-group-ingress --group-id {self.group} "
            f"--ip-permissions {permission(80, f'IpRanges=[{{CidrIp={self.network.cidr},Description=us}}]')}",
            {"SecurityGroupRules[].Description": ["us"]})
        self.endpoint = aws(
            f"ec2 create-vpc-endpoint --vpc-endpoint-type Interface --vpc-id {self.network.vpc} --service-name {service_name} "
            f"--subnet-ids {' '.join(self.network.subnets)} --security-group-ids {self.group} --no-private-dns-enabled",
            {"VpcEndpoint.[State,Groups[0].GroupId,PrivateDnsEnabled]": ["pendingAcceptance", self.group, False], "VpcEndpoint.VpcEndpointId": an("vpce")},
            "VpcEndpoint.VpcEndpointId")
        self.instance = aws(
            f"ec2 run-instances --image-id ami-0123456789abcdef0 --instance-type t3.micro --subnet-id {self.network.subnets[0]}",
            {"Instances[].[State.Name,InstanceType]": [["pending", "t3.micro"]], "Instances[0].InstanceId": an("i")}, "Instances[0].InstanceId")
        aws(f"ec2 wait instance-status-ok --instance-ids {self.instance}", NOTHING)

    def read(self):
        aws = self.aws
        interfaces = aws(
            f"ec2 describe-vpc-endpoints --page-size 5 --filters Name=vpc-id,Values={self.network.vpc}",
            {"VpcEndpoints[].[VpcEndpointId,State,length(DnsEntries)]": [[self.endpoint, "available", 3]]}, "sort(VpcEndpoints[0].NetworkInterfaceIds)")
        aws("ec2 describe-network-interfaces --page-size 5 --filters Name=interface-type,Values=vpc_endpoint",
            {"sort(NetworkInterfaces[].NetworkInterfaceId)": interfaces, "NetworkInterfaces[].RequesterManaged": [True, True]})
        aws("ec2 describe-instances --page-size 5", {"Reservations[].Instances[].[InstanceId,State.Name]": [[self.instance, "running"]]})
        aws("ec2 describe-instance-status --page-size 5", {"InstanceStatuses[].[InstanceId,SystemStatus.Status]": [[self.instance, "ok"]]})

    def change(self):
        aws, group = self.aws, self.group
        interface = aws(
            f"ec2 create-network-interface --subnet-id {self.network.subnets[0]} --groups {group} --description old",
            {"NetworkInterface.[Description,Groups[0].GroupId]": ["old", group]}, "NetworkInterface.NetworkInterfaceId")
        aws(f"ec2 modify-network-interface-attribute --network-interface-id {interface} --description Value=new", NOTHING)
        aws(f"ec2 describe-network-interfaces --network-interface-ids {interface}", {"NetworkInterfaces[].[Description,Status]": [["new", "available"]]})
        address = aws("ec2 allocate-address", {"Domain": "vpc"}, "AllocationId")
        association = aws(
            f"ec2 associate-address --allocation-id {address} --network-interface-id {interface}", {"AssociationId": an("eipassoc")}, "AssociationId")
        aws(f"ec2 describe-addresses --allocation-ids {address}", {"Addresses[].NetworkInterfaceId": [interface]})
        aws(f"ec2 disassociate-address --association-id {association}", NOTHING)
        aws(f"ec2 release-address --allocation-id {address}", NOTHING)
        aws(f"ec2 delete-network-interface --network-interface-id {interface}", NOTHING)
        aws(f"ec2 modify-instance-attribute --instance-id {self.instance} --groups {group}", NOTHING)
        aws(f"ec2 modify-vpc-endpoint --vpc-endpoint-id {self.endpoint} --remove-subnet-ids {self.network.subnets[0]}", {"Return": True})
        aws(f"ec2 describe-vpc-endpoints --vpc-endpoint-ids {self.endpoint}", {"VpcEndpoints[].SubnetIds": [self.network.subnets[1:]]})

    def delete(self):
        aws = self.aws
        aws(f"ec2 delete-vpc-endpoints --vpc-endpoint-ids {self.endpoint}", {"Unsuccessful": []})
        aws(f"ec2 terminate-instances --instance-ids {self.instance}",
            {"TerminatingInstances[].[CurrentState.Name,PreviousState.Name]": [["shutting-down", "running"]]})
        aws(f"ec2 wait instance-terminated --instance-ids {self.instance}", NOTHING)
        aws(f"ec2 delete-security-group --group-id {self.group}", {"Return": True})
        self.network.delete()
