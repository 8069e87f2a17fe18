"""Where does somebody speak, and who is the subject of it?"""
